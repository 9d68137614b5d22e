// @ts-check
import { describe, expect, it } from 'vitest';

import { taskDigest, u64 } from '../digest.mjs';
import { runInLoop, runInThreads } from '../testing/task-threads.mjs';

/** @typedef {(given: Record<string, any>) => Promise<{ digests: string[], invariants: any }>} Run */

/** @type {Run} */
const runInTurns = (given) => runInThreads(given, { dynamic: true });

/**
 * @param {number} count
 * @param {(index: number) => number} number what stands behind the index in a task's bytes
 */
function digests(count, number) {
  return Array.from({ length: count }, (_, index) => taskDigest(u64(index), u64(number(index))));
}

describe('counter', () => {
  const parameters = { tasks: 6, increments: 50_000 };

  describe.each([
    ['threads', runInThreads],
    ['an event loop', runInLoop],
  ])('in %s', (_, run) => {
    it.each(['lock', 'semaphore', 'atomic'])('loses nothing with %s', async (protection) => {
      const workload = 'counter';
      const ran = await run({ workload, workers: 3, parameters: { ...parameters, protection } });
      expect(ran.invariants).toEqual([
        {
          name: 'counter',
          unit: 'increments',
          expected: 300_000,
          actual: 300_000,
          relation: 'equal',
          guaranteed: true,
        },
      ]);
      expect(ran.digests).toEqual(digests(6, () => 50_000));
    });
  });

  it('loses updates of threads without protection', async () => {
    let [statement] = [{ expected: 0, actual: 0, guaranteed: true }];
    // Whether two threads meet is up to the machine: the more they count, the likelier.
    for (let increments = 100_000; increments < 2 ** 27; increments *= 4) {
      const given = { tasks: 8, increments, protection: 'none' };
      const ran = await runInThreads({ workload: 'counter', parameters: given });
      [statement] = ran.invariants;
      if (statement.actual < statement.expected) break;
    }
    expect(statement.guaranteed).toBe(false);
    expect(statement.actual).toBeLessThan(statement.expected);
  });

  it('loses updates of an event loop without protection', async () => {
    const given = { ...parameters, protection: 'none' };
    const ran = await runInLoop({ workload: 'counter', parameters: given });
    // Two lanes in step: both read before either writes.
    expect(ran.invariants).toMatchObject([
      { expected: 300_000, actual: 150_000, guaranteed: false },
    ]);
  });

  it('adds up in the host what processes have counted apart', async () => {
    const { prepare, run, receive, invariants } = await import('./counter.mjs');
    const request = { strategy: 'processes', parameters: { ...parameters, protection: 'lock' } };
    const { input } = prepare(request);
    expect(input.memory).toBeUndefined();
    const inWorker = JSON.parse(JSON.stringify(input));
    const made = Array.from({ length: 6 }, (_, index) => run(index, inWorker));
    const received = made.map((part, index) =>
      receive(index, input, typeof part === 'string' ? NaN : part.content),
    );
    expect(received).toEqual(digests(6, () => 50_000));
    expect(invariants(input)).toMatchObject([{ expected: 300_000, actual: 300_000 }]);
  });
});

describe('bounded-buffer', () => {
  const workload = 'bounded-buffer';

  it.each([
    ['threads, split beforehand', 2, runInThreads],
    ['threads, split beforehand', 4, runInThreads],
    ['threads that take the next task', 2, runInTurns],
    ['threads that take the next task', 3, runInTurns],
    ['threads that take the next task', 5, runInTurns],
    ['an event loop', 2, runInLoop],
    ['an event loop', 3, runInLoop],
    ['an event loop', 16, runInLoop],
  ])('hands all items over: %s, W = %i', async (_, workers, run) => {
    for (const capacity of [1, 2, 50]) {
      const parameters = { pairs: 6, items: 120, capacity, buffer: 'condition' };
      const ran = await run({ workload, workers, parameters });
      // Producers put 0 … 719, one after another.
      const sum = (719 * 720) / 2;
      expect(ran.invariants).toEqual([
        {
          name: 'items',
          unit: 'items',
          expected: 720,
          actual: 720,
          relation: 'equal',
          guaranteed: true,
        },
        {
          name: 'checksum',
          unit: '',
          expected: sum,
          actual: sum,
          relation: 'equal',
          guaranteed: true,
        },
      ]);
      expect(ran.digests).toEqual(digests(12, () => 120));
    }
  });
});

describe('limited', () => {
  it.each([
    ['threads', runInThreads],
    ['an event loop', runInLoop],
  ])('admits as many as it may, and no more: %s', async (_, run) => {
    const parameters = { tasks: 24, admitted: 2, holdMs: 3 };
    const ran = await run({ workload: 'limited', workers: 4, parameters });
    expect(ran.invariants).toEqual([
      {
        name: 'inside',
        unit: 'tasks at once',
        expected: 2,
        actual: 2,
        relation: 'at-most',
        guaranteed: true,
      },
    ]);
    expect(ran.digests).toEqual(digests(24, () => 3));
  });

  it('counts how many there were where more than one is possible', async () => {
    const parameters = { tasks: 12, admitted: 50, holdMs: 20 };
    const ran = await runInLoop({ workload: 'limited', workers: 4, parameters });
    expect(ran.invariants).toMatchObject([{ expected: 50, actual: 4 }]);
  });
});

describe('start-gate', () => {
  const workload = 'start-gate';

  describe.each(['barrier', 'event'])('with a %s', (gate) => {
    it.each([
      ['threads', 2, runInThreads],
      ['threads', 4, runInThreads],
      ['threads that take the next task', 3, runInTurns],
      ['an event loop', 5, runInLoop],
    ])('lets nobody go on early: %s, W = %i', async (_, workers, run) => {
      const ran = await run({ workload, workers, parameters: { rounds: 150, gate } });
      expect(ran.invariants).toEqual([
        {
          name: 'early',
          unit: 'tasks',
          expected: 0,
          actual: 0,
          relation: 'equal',
          guaranteed: true,
        },
      ]);
      expect(ran.digests).toEqual(digests(150 * workers, (index) => Math.floor(index / workers)));
    });
  });

  it('counts those who went on early', async () => {
    const { prepare, run, invariants } = await import('./start-gate.mjs');
    const options = { schedule: undefined };
    const parameters = { rounds: 1, gate: 'event' };
    const { input } = prepare(/** @type {any} */ ({ workload, workers: 3, options, parameters }));
    new Int32Array(input.memory.events)[0] = 1; // a gate that stands open
    run(0, input);
    run(1, input);
    run(2, input);
    expect(invariants(input)).toMatchObject([{ expected: 0, actual: 2 }]);
  });
});

describe('lock-contention', () => {
  const workload = 'lock-contention';
  const parameters = { tasks: 6, rounds: 5000, steps: 100 };

  it.each([
    ['threads', runInThreads],
    ['an event loop', runInLoop],
  ])('enters once a round, whatever the share: %s', async (_, run) => {
    const seen = [];
    for (const lockedPercent of [1, 50, 100]) {
      const given = { ...parameters, lockedPercent };
      const ran = await run({ workload, workers: 3, parameters: given });
      seen.push(ran.digests.join());
      expect(ran.invariants).toEqual([
        {
          name: 'entered',
          unit: 'times',
          expected: 30_000,
          actual: 30_000,
          relation: 'equal',
          guaranteed: true,
        },
      ]);
    }
    expect(new Set(seen).size).toBe(1); // the same steps, inside or outside
  });

  it('takes no lock when nothing is inside', async () => {
    // Less than one step of a hundred.
    const given = { ...parameters, steps: 99, lockedPercent: 1 };
    const ran = await runInThreads({ workload, parameters: given });
    expect(ran.invariants).toMatchObject([{ expected: 0, actual: 0 }]);
    expect(ran.lockedNs).toEqual([0, 0]);
  });

  it('tells how long the threads were inside', async () => {
    // Far shorter than any tick of a scheduler, and far longer than taking the lock.
    const longer = { ...parameters, rounds: 400, steps: 5000 };
    const lockedAt = async (/** @type {number} */ lockedPercent) => {
      const ran = await runInThreads({ workload, parameters: { ...longer, lockedPercent } });
      return ran.lockedNs.reduce((sum, ns) => sum + ns, 0);
    };
    const small = await lockedAt(5);
    expect(small).toBeGreaterThan(0);
    expect(await lockedAt(95)).toBeGreaterThan(3 * small);
  });
});
