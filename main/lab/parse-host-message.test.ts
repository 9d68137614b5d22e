import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseHostMessage } from './parse-host-message.ts';

const ready = { type: 'ready', tasksTotal: 3 };

test('reads a message and leaves unknown keys out', () => {
  expect(parseHostMessage(JSON.stringify({ ...ready, colour: 'red' }))).toEqual({
    ok: true,
    value: ready,
  });
});

test.each([
  ['no JSON', 'hello', /is not JSON/],
  ['no object', '3', /no message of the protocol/],
  ['an unknown type', '{"type":"bye"}', /type/],
  ['a missing key', '{"type":"ready"}', /tasksTotal/],
  ['a negative count', '{"type":"ready","tasksTotal":-1}', /tasksTotal/],
  ['a number beyond 2^53', '{"type":"ready","tasksTotal":9007199254740993}', /tasksTotal/],
  ['a digest of another length', task({ digest: 'abc' }), /tasks/],
  ['an error of an unknown kind', task({ error: { kind: 'x', code: 'E', message: '' } }), /tasks/],
])('refuses %s with a sentence that shows it', (_what, line, sentence) => {
  const parsed = parseHostMessage(line);
  expect(parsed).toMatchObject({ ok: false, error: { code: 'malformed-line' } });
  if (!parsed.ok) expect(parsed.error.message).toMatch(sentence);
});

test('refuses a line that was not UTF-8', () => {
  expect(parseHostMessage(null)).toMatchObject({ ok: false });
});

test('never throws, and shows little and printable text of what it refuses', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
      const parsed = parseHostMessage(line);
      if (parsed.ok) return;
      expect(parsed.error.message.length).toBeLessThan(500);
      expect(parsed.error.message).not.toMatch(/\p{Cc}/u);
    }),
  );
});

function task(outcome: object): string {
  const times = { task: 0, worker: 0, queuedNs: 1, startedNs: 2, finishedNs: 3 };
  return JSON.stringify({ type: 'tasks', tasks: [{ ...times, ...outcome }] });
}
