// @ts-check
import { describe, expect, it } from 'vitest';

import { Told } from './told.mjs';

const EPOCH_NS = 1_000_000n;

/** @param {number} id */
const worker = (id) =>
  /** @type {const} */ ({ id, kind: 'thread', label: `thread ${id}`, pid: 5, tid: 6 });

/**
 * @param {number} task
 * @param {Partial<import('./told-lines.mjs').ToldTask>} [parts]
 */
const record = (task, parts = {}) => ({
  ...{ task, worker: 0, queuedNs: 100, startedNs: 200, finishedNs: 300 },
  ...parts,
});

function setUp() {
  /** @type {import('../../../contract/host-protocol.ts').FromHost[]} */
  const sent = [];
  const told = new Told((message) => sent.push(message), EPOCH_NS);
  /** @param {import('./told-lines.mjs').Message} message */
  const hear = (message) => told.hear(message, EPOCH_NS + 50n, EPOCH_NS + 10_000n);
  hear({ type: 'hello', clockNs: EPOCH_NS });
  return { told, hear, sent };
}

describe('Told', () => {
  it('tells times from the launcher’s epoch, and each thing once', () => {
    const { told, hear, sent } = setUp();
    hear({ type: 'hello', clockNs: EPOCH_NS - 20n });
    hear({ type: 'worker-started', worker: worker(7) });
    hear({ type: 'tasks', tasks: [record(4, { worker: 7, receivedNs: 400 })] });
    told.flush();
    told.flush();
    const times = { queuedNs: 80, startedNs: 180, finishedNs: 280, receivedNs: 380 };
    expect(sent).toEqual([
      {
        type: 'told',
        startNs: 50,
        workers: [{ ...worker(7), id: 0 }],
        tasks: [{ task: 4, worker: 0, ...times }],
      },
    ]);
  });

  it('numbers on where another program begins to speak', () => {
    const { told, hear, sent } = setUp();
    for (let round = 0; round < 2; round += 1) {
      hear({ type: 'hello', clockNs: EPOCH_NS });
      hear({ type: 'worker-started', worker: worker(0) });
      hear({ type: 'tasks', tasks: [record(0), record(1)] });
    }
    told.flush();
    expect(sent).toMatchObject([
      {
        workers: [{ id: 0 }, { id: 1 }],
        tasks: [
          { task: 0, worker: 0 },
          { task: 1, worker: 0 },
          { task: 2, worker: 1 },
          { task: 3, worker: 1 },
        ],
      },
    ]);
  });

  it('sends no more than 256 tasks in a line', () => {
    const { told, hear, sent } = setUp();
    hear({ type: 'worker-started', worker: worker(0) });
    hear({ type: 'tasks', tasks: Array.from({ length: 600 }, (_, task) => record(task)) });
    told.flush();
    const parts = sent.map((message) => (message.type === 'told' ? message : null));
    expect(parts.map((part) => part?.tasks.length)).toEqual([256, 256, 88]);
    expect(parts.map((part) => part?.workers.length)).toEqual([1, 0, 0]);
  });

  it('leaves out times of another clock, and what nobody could keep, and says so', () => {
    const { told, hear, sent } = setUp();
    hear({ type: 'worker-started', worker: worker(0) });
    hear({
      type: 'tasks',
      tasks: [
        record(0, { queuedNs: 49 }),
        record(1, { queuedNs: 20_000 }),
        record(2, { finishedNs: 20_000 }),
        record(3, { receivedNs: 20_000 }),
        record(1_000_000),
        record(5, { queuedNs: 50, finishedNs: 10_000 }),
      ],
    });
    told.finish({ malformed: 2, firstProblem: 'why' });
    expect(sent[0]).toMatchObject({ tasks: [{ task: 5 }] });
    expect(sent.slice(1)).toMatchObject([
      { code: 'told-malformed', message: expect.stringMatching(/^2 lines .*one: why\.$/) },
      { code: 'told-times', message: expect.stringMatching(/^4 tasks /) },
      { code: 'told-too-many', message: expect.stringMatching(/^1 task .* below 1000000 /) },
    ]);
  });

  it('says nothing where nothing was told', () => {
    const { told, sent } = setUp();
    told.finish({ malformed: 0, firstProblem: '' });
    expect(sent).toEqual([]);
  });
});
