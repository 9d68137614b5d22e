// @ts-check
import { describe, expect, it } from 'vitest';

import { runDigest, taskDigest, u64 } from './digest.mjs';
import { revived } from './received.mjs';
import { randomBytes } from './splitmix32.mjs';
import { startHost } from './testing/start-host.mjs';
import { VARIANTS } from './testing/variants.mjs';

/** @param {Record<string, unknown>} request */
async function complete(request) {
  const host = startHost();
  const { finished, code } = await host.complete(request);
  expect(code).toBe(0);
  return { host, finished };
}

const TASKS = 6;
const SIZE = 5000;

/** The run digest of `pipe` with the seed 1, from its definition. */
function pipeDigest() {
  const digests = Array.from({ length: TASKS }, (_, index) => {
    const random = randomBytes(1 + index, 4096);
    const block = Buffer.concat([random, random]).subarray(0, SIZE);
    return taskDigest(u64(index), u64(SIZE), block.subarray(0, 4096), block.subarray(SIZE - 4096));
  });
  return runDigest(digests);
}

/** @param {string} strategy */
const transportsOf = (strategy) =>
  strategy.startsWith('process') ? ['copy'] : ['copy', 'transfer', 'shared'];

describe('what a task hands over', () => {
  it.each(VARIANTS)('$name brings to the host', async ({ strategy, options }) => {
    for (const transport of transportsOf(strategy)) {
      const parameters = { tasks: TASKS, size: SIZE, transport };
      const { finished } = await complete({ strategy, options, workload: 'pipe', parameters });
      expect(finished).toMatchObject({ tasksFailed: 0, digest: pipeDigest() });
    }
  });

  it.each(['process-pool', 'processes'])(
    'takes longer the larger it is, by %s',
    async (strategy) => {
      const options = { serialization: 'advanced' };
      const transferNs = async (/** @type {number} */ size) => {
        const parameters = { tasks: TASKS, size, transport: 'copy' };
        const { host } = await complete({ strategy, options, workload: 'pipe', parameters });
        const each = host.records.map(
          ({ finishedNs, receivedNs = NaN }) => receivedNs - finishedNs,
        );
        return each.sort((a, b) => a - b)[TASKS / 2] ?? NaN;
      };
      const ofLittle = await transferNs(8);
      expect(ofLittle).toBeGreaterThan(0);
      expect(await transferNs(16_000_000)).toBeGreaterThan(ofLittle);
    },
  );

  it('has come at the same time for all of a chunk', async () => {
    const options = { chunk: TASKS };
    const { host } = await complete({
      strategy: 'thread-pool',
      options,
      parameters: { tasks: TASKS, size: 1000 },
    });
    expect(new Set(host.records.map(({ receivedNs }) => receivedNs)).size).toBe(1);
  });

  it('comes in chunks of a pool, by structured clone', async () => {
    const parameters = { tasks: TASKS, size: SIZE, transport: 'copy' };
    const options = { chunk: 4, serialization: 'advanced' };
    const strategy = 'process-pool';
    const { finished } = await complete({ strategy, options, workload: 'pipe', parameters });
    expect(finished.digest).toBe(pipeDigest());
  });

  it('is bytes again where JSON has made a list of them', () => {
    const sent = { bytes: Buffer.from([1, 2]), count: 3, more: { bytes: Buffer.from([4]) } };
    expect(revived(JSON.parse(JSON.stringify(sent)))).toEqual(sent);
    expect(revived('text')).toBe('text');
    expect(revived([1])).toEqual([1]);
    expect(revived(null)).toBeNull();
  });
});

describe('invariants and critical sections', () => {
  const parameters = { tasks: 8, increments: 2000, protection: 'lock' };

  it.each(['sequential', 'threads', 'thread-pool', 'async'])('%s', async (strategy) => {
    const { host, finished } = await complete({ strategy, workload: 'counter', parameters });
    expect(finished.invariants).toMatchObject([
      { name: 'counter', expected: 16_000, actual: 16_000, relation: 'equal', guaranteed: true },
    ]);
    const lockedNs = host.all('worker-exited').map(({ lockedCpuNs }) => lockedCpuNs ?? NaN);
    expect(Math.max(...lockedNs)).toBeGreaterThan(0);
    expect(Math.min(...lockedNs)).toBeGreaterThanOrEqual(0);
  });

  it.each(['processes', 'process-pool'])('%s, which count apart', async (strategy) => {
    const { finished } = await complete({ strategy, workload: 'counter', parameters });
    expect(finished.invariants).toMatchObject([{ expected: 16_000, actual: 16_000 }]);
  });

  it('are left out where a workload has none', async () => {
    const { host, finished } = await complete({ strategy: 'threads' });
    expect(finished).not.toHaveProperty('invariants');
    for (const exit of host.all('worker-exited')) expect(exit).not.toHaveProperty('lockedCpuNs');
  });

  it('are left out of a run that was stopped', async () => {
    const host = startHost();
    const many = { ...parameters, tasks: 2000, increments: 50_000 };
    host.request({ strategy: 'threads', workload: 'counter', parameters: many });
    await host.until('ready');
    host.send({ type: 'start' });
    await host.until('tasks');
    host.send({ type: 'stop' });
    const finished = await host.until('finished');
    expect(finished.stopped).toBe(true);
    expect(finished).not.toHaveProperty('invariants');
  });
});

describe('the delay of event loops', () => {
  const parameters = { tasks: 40, size: 20 };
  const sleeping = (/** @type {string} */ strategy, /** @type {object} */ options) =>
    complete({ strategy, options, workload: 'sleep', workers: 2, parameters });

  it.each([
    ['async', {}],
    ['async', { asyncStyle: 'semaphore' }],
    ['threads-async', { inFlight: 2 }],
    ['processes-async', { inFlight: 2 }],
  ])('%s with %j: greater when tasks block', async (strategy, options) => {
    const awaited = await sleeping(strategy, options);
    const blocking = await sleeping(strategy, { ...options, asyncCalls: 'blocking' });
    expect(blocking.finished.digest).toBe(awaited.finished.digest);
    const [p99Ns, maxNs] = [
      blocking.finished.eventLoopDelay?.p99Ns,
      blocking.finished.eventLoopDelay?.maxNs,
    ];
    // Two blocking tasks of 20 ms in turn, against a timer of 10 ms.
    expect(p99Ns).toBeGreaterThan(20e6);
    expect(maxNs).toBeGreaterThan(20e6);
    expect(awaited.finished.eventLoopDelay).toBeDefined();
    expect(awaited.finished.eventLoopDelay?.p99Ns).toBeGreaterThan(0);
  });

  it('is left out where there is no loop with tasks, and with too few readings', async () => {
    expect((await sleeping('threads', {})).finished).not.toHaveProperty('eventLoopDelay');
    const short = { strategy: 'async', workload: 'sum', parameters: { tasks: 1 } };
    expect((await complete(short)).finished).not.toHaveProperty('eventLoopDelay');
  });

  it('shows how much of the waiting overlaps', async () => {
    const wallNs = (/** @type {any} */ { finished }) => finished.endNs - finished.startNs;
    const awaited = wallNs(await sleeping('threads-async', { inFlight: 20 }));
    const blocking = wallNs(await sleeping('threads-async', { asyncCalls: 'blocking' }));
    expect(blocking).toBeGreaterThan(4 * awaited);
  });
});
