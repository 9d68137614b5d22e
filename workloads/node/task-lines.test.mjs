// @ts-check
import fc from 'fast-check';
import { expect, it } from 'vitest';

import { tasksLine } from './task-lines.mjs';

const time = fc.integer({ min: -5, max: 2 ** 53 - 1 });
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[0-9a-f]{16}$/),
  fc.constantFrom('"', '\\', '\n', ''),
);
const times = {
  task: fc.nat(),
  worker: fc.nat(),
  queuedNs: time,
  startedNs: time,
  finishedNs: time,
};
const ended = fc.oneof(
  fc.record({ ...times, digest: text }),
  fc.record({ ...times, receivedNs: time, digest: text }),
  fc.record({
    ...times,
    receivedNs: time,
    error: fc.record({ kind: fc.constantFrom('task', 'input'), code: text, message: text }),
  }),
);

it('writes what JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.array(ended), (records) => {
      const tasks = /** @type {import('../../contract/host-protocol.ts').TaskRecord[]} */ (records);
      expect(tasksLine(tasks)).toBe(JSON.stringify({ type: 'tasks', tasks }));
    }),
  );
});
