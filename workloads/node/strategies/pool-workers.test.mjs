// @ts-check
import { expect, it } from 'vitest';

import { queueTasks } from './pool-workers.mjs';

/** A pool whose calls end one by one, when the test says so, in the order of their making. */
class PoolInHand {
  /** @type {{ range: number[], end: (reply: unknown) => void }[]} */
  open = [];
  made = 0;

  /** @param {string} _method @param {number[]} range */
  exec(_method, range) {
    this.made += 1;
    return new Promise((resolve) => this.open.push({ range, end: resolve }));
  }

  /** Ends the oldest call, as worker 0 would. */
  async endNext() {
    const call = this.open.shift();
    const [first = 0, end = 0] = call?.range ?? [];
    call?.end([0, Array.from({ length: end - first }, (_, nth) => [nth, nth, 'd'])]);
    await undefined; // one turn for what hangs on the promise
    await undefined;
    return call?.range;
  }
}

/** @param {{ workers: number, tasksTotal: number, options?: { chunk: number } }} about */
function queued(about) {
  const pool = new PoolInHand();
  /** @type {any} */
  const job = { strategy: 'thread-pool', clockNs: '0', items: null, options: {}, ...about };
  /** @type {{ task: number, queuedNs: number, openAtResult: number }[]} */
  const results = [];
  /** @type {any} */
  const events = {
    result: (/** @type {any} */ { task, queuedNs }) =>
      results.push({ task, queuedNs, openAtResult: pool.open.length }),
  };
  const over = new AbortController();
  queueTasks(/** @type {any} */ (pool), job, events, over.signal);
  return { pool, results, over };
}

it('never has more than two calls a worker in the pool, and makes the next before it looks at a result', async () => {
  const { pool, results } = queued({ workers: 3, tasksTotal: 20 });
  expect(pool.open).toHaveLength(6);
  for (let task = 0; task < 20; task += 1) {
    expect(await pool.endNext()).toEqual([task, task + 1]);
    expect(pool.open).toHaveLength(Math.min(6, 19 - task));
  }
  expect(results.map(({ task }) => task)).toEqual([...Array(20).keys()]);
  expect(results.slice(0, 14).every(({ openAtResult }) => openAtResult === 6)).toBe(true);
  expect(new Set(results.map(({ queuedNs }) => queuedNs)).size).toBe(1);
});

it('has as many calls as there are chunks, and tells each of their tasks', async () => {
  const { pool, results } = queued({ workers: 2, tasksTotal: 7, options: { chunk: 3 } });
  expect(pool.made).toBe(3);
  while (pool.open.length > 0) await pool.endNext();
  expect(results.map(({ task }) => task)).toEqual([...Array(7).keys()]);
});

it('makes no call once the run is over', async () => {
  const { pool, over } = queued({ workers: 1, tasksTotal: 20 });
  over.abort();
  await pool.endNext();
  expect(pool.made).toBe(2);
});
