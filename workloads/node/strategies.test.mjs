// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { runDigest, taskDigest, u64 } from './digest.mjs';
import { randomBytes } from './splitmix32.mjs';
import { startHost } from './testing/start-host.mjs';
import { startTestServer } from './testing/test-server-process.mjs';
import { LASTING, ONE_PER_TASK, VARIANTS } from './testing/variants.mjs';

const { primesRun } = JSON.parse(readFileSync(new URL('../vectors.json', import.meta.url), 'utf8'));
const NOISY = fileURLToPath(new URL('./testing/noisy.cjs', import.meta.url));
const hasOneWorker = (/** @type {string} */ strategy) => ['sequential', 'async'].includes(strategy);

describe.each(LASTING)('$name', ({ strategy, options }) => {
  it('runs primes, message by message as the protocol says', async () => {
    const host = startHost();
    const { finished, code } = await host.complete({ strategy, options, workers: 3 });
    const workers = hasOneWorker(strategy) ? 1 : 3;

    expect(host.garbage).toEqual([]);
    const types = host.messages
      .map(({ type }) => type)
      .filter((type, n, all) => type !== all[n - 1]);
    expect(types).toEqual([
      'hello',
      'worker-started',
      'ready',
      'tasks',
      'finished',
      'worker-exited',
    ]);
    expect(finished).toMatchObject({ digest: primesRun.digest, stopped: false });
    expect(finished).toMatchObject({ tasksTotal: 8, tasksDone: 8, tasksFailed: 0 });
    expect(host.all('worker-started').map(({ id }) => id)).toEqual([...Array(workers).keys()]);
    expect(host.all('worker-exited').map(({ id }) => id)).toEqual([...Array(workers).keys()]);
    expect(code).toBe(0);
  });
});

describe.each(ONE_PER_TASK)('$name', ({ strategy, options }) => {
  it('has a worker for each task, from its beginning to its end, and at most W of them', async () => {
    const host = startHost();
    const { finished, code } = await host.complete({ strategy, options, workers: 3 });
    expect(finished).toMatchObject({ digest: primesRun.digest, tasksDone: 8 });
    expect(host.all('worker-started').map(({ id }) => id)).toEqual([...Array(8).keys()]);
    const lives = host.messages.flatMap((message) => livesIn(message));
    for (const id of Array(8).keys()) {
      expect(lives.filter((life) => life.id === id).map(({ what }) => what)).toEqual([
        'worker-started',
        'task',
        'worker-exited',
      ]);
    }
    expect(mostAlive(lives)).toBeLessThanOrEqual(3);
    expect(host.messages.findIndex(({ type }) => type === 'ready')).toBe(1);
    expect(code).toBe(0);
  });

  it('counts the start of a worker as part of the work', async () => {
    const host = startHost();
    await host.complete({ strategy, options, parameters: { tasks: 3, size: 10 } });
    for (const { queuedNs, startedNs, finishedNs } of host.records) {
      // To count the primes below 10 takes far less than to start an engine for it.
      expect(startedNs - queuedNs).toBeGreaterThan(finishedNs - startedNs);
    }
  });

  it('takes 1000 tasks at most', async () => {
    const host = startHost();
    host.request({ strategy, options, parameters: { tasks: 1001, size: 10 } });
    const failure = await host.until('host-error');
    expect(failure).toMatchObject({ code: 'too-many-workers' });
    expect(failure.message).toContain('at most 1000');
    expect(await host.exited).toEqual({ code: 1, signal: null });
  });
});

describe.each(VARIANTS)('$name', ({ strategy, options }) => {
  it('gives times that fit each other, and names the threads that only serve the protocol', async () => {
    const host = startHost();
    const { finished } = await host.complete({ strategy, options });
    for (const { queuedNs, startedNs, finishedNs, receivedNs } of host.records) {
      expect(finished.startNs).toBeLessThanOrEqual(queuedNs);
      expect(queuedNs).toBeLessThanOrEqual(startedNs);
      expect(startedNs).toBeLessThanOrEqual(finishedNs);
      // Every worker is a thread or a process of its own: all results are handed over.
      expect(receivedNs).toBeGreaterThanOrEqual(finishedNs);
      expect(receivedNs).toBeLessThanOrEqual(finished.endNs);
    }
    const { helperTids } = await host.until('hello');
    const tids = host.all('worker-started').map(({ tid }) => tid);
    expect(new Set([...helperTids, ...tids]).size).toBe(helperTids.length + tids.length);
    if (process.platform === 'linux') expect(helperTids).toHaveLength(1);
  });

  it('tells what it used', async () => {
    const host = startHost();
    const { finished } = await host.complete({
      strategy,
      options,
      parameters: { tasks: 4, size: 40_000 },
    });
    const wallUs = (finished.endNs - finished.startNs) / 1000;
    expect(finished.host.maxRssBytes).toBeGreaterThan(10e6);
    for (const { cpuUserUs, cpuSystemUs, maxRssBytes } of host.all('worker-exited')) {
      // Some 5 ms of computing each; the process strategies count all threads of the worker.
      expect(cpuUserUs + cpuSystemUs).toBeGreaterThan(500);
      expect(cpuUserUs + cpuSystemUs).toBeLessThan(3 * wallUs);
      expect(maxRssBytes === null).toBe(!strategy.startsWith('process'));
    }
  });

  it('keeps what tasks print away from the protocol', async () => {
    const host = startHost({ NODE_OPTIONS: `--require "${NOISY}"` });
    const { finished, code } = await host.complete({ strategy, options });
    expect(host.garbage).toEqual([]);
    expect(host.messages.map(({ type }) => type)).not.toContain('noise');
    expect(host.log).toContain('{"type":"noise"}');
    expect(finished.digest).toBe(primesRun.digest);
    expect(code).toBe(0);
  });
});

describe.each(['threads', 'processes', 'threads-async', 'processes-async'])('%s', (strategy) => {
  it.each([
    { schedule: 'round-robin', workerOf: (/** @type {number} */ task) => task % 3 },
    {
      schedule: 'blocks',
      workerOf: (/** @type {number} */ task) => [6, 13].filter((end) => task >= end).length,
    },
  ])('splits $schedule, each part in order', async ({ schedule, workerOf }) => {
    const host = startHost();
    const options = { schedule };
    await host.complete({ strategy, options, workers: 3, parameters: { tasks: 20, size: 1000 } });
    expect(host.records.every(({ task, worker }) => worker === workerOf(task))).toBe(true);
    for (const id of [0, 1, 2]) {
      const tasks = host.records.filter(({ worker }) => worker === id).map(({ task }) => task);
      expect(tasks).toEqual([...tasks].sort((a, b) => a - b));
    }
  });
});

describe.each(['thread-pool', 'process-pool'])('%s', (strategy) => {
  it.each([
    { options: { chunk: 5 }, chunks: [5, 5, 5, 5] },
    { options: { schedule: 'guided' }, chunks: [5, 4, 3, 2, 2, 1, 1, 1, 1] },
    { options: { schedule: 'guided', chunk: 4 }, chunks: [5, 4, 4, 4, 3] },
    { options: { schedule: 'blocks' }, chunks: [10, 10] },
  ])('takes chunks as one call with $options', async ({ options, chunks }) => {
    const host = startHost();
    const parameters = { tasks: 20, size: 1000 };
    const { finished } = await host.complete({ strategy, options, parameters });
    expect(finished).toMatchObject({ tasksDone: 20, stopped: false });
    const records = [...host.records].sort((a, b) => a.task - b.task);
    let first = 0;
    for (const length of chunks) {
      const chunk = records.slice(first, (first += length));
      expect(new Set(chunk.map(({ worker }) => worker)).size).toBe(1);
      // Came back together: nearby tasks of other calls came at another time.
      expect(new Set(chunk.map(({ receivedNs }) => receivedNs)).size).toBe(1);
    }
    expect(new Set(records.map(({ receivedNs }) => receivedNs)).size).toBe(chunks.length);
    // All of them wait for a worker from the start on, wherever that is.
    expect(new Set(records.map(({ queuedNs }) => queuedNs)).size).toBe(1);
  });
});

describe.each(['processes', 'process-pool', 'processes-async'])('%s', (strategy) => {
  it.each(['json', 'advanced'])('encodes messages as %s', async (serialization) => {
    const host = startHost();
    const { finished } = await host.complete({ strategy, options: { serialization } });
    expect(finished.digest).toBe(primesRun.digest);
  });
});

describe('tasks that wait', () => {
  /** @type {Awaited<ReturnType<typeof startTestServer>>} */
  let testServer;
  beforeAll(async () => {
    testServer = await startTestServer({ latencyMs: 20, responseBytes: 100 });
  });
  afterAll(() => testServer.stop());
  const digestOf = (/** @type {number} */ tasks) =>
    runDigest(
      Array.from({ length: tasks }, (_, index) =>
        taskDigest(u64(index), randomBytes(1 + index, 100)),
      ),
    );
  const request = (/** @type {object} */ changes) => ({
    workload: 'http-get',
    parameters: { tasks: 24, latencyMs: 20, responseBytes: 100 },
    server: testServer.server,
    workers: 4,
    ...changes,
  });

  it.each(VARIANTS)(
    '$name fetches all, with at most W in flight',
    async ({ strategy, options }) => {
      const host = startHost();
      // A process for each of many would be a long test of how fast Node starts.
      const tasks = options['perTask'] ? 6 : 24;
      const parameters = { tasks, latencyMs: 20, responseBytes: 100 };
      const { finished, code } = await host.complete(request({ strategy, options, parameters }));
      expect(finished).toMatchObject({ tasksDone: tasks, tasksFailed: 0 });
      expect(finished.digest).toBe(digestOf(tasks));
      const atOnce = mostAtOnce(host.records);
      if (options['perTask']) expect(atOnce).toBeLessThanOrEqual(4);
      else expect(atOnce).toBe(strategy === 'sequential' ? 1 : 4);
      expect(code).toBe(0);
    },
  );

  it.each(['threads-async', 'processes-async'])('%s keeps inFlight a loop', async (strategy) => {
    const host = startHost();
    await host.complete(request({ strategy, options: { inFlight: 3 }, workers: 2 }));
    for (const id of [0, 1]) {
      expect(mostAtOnce(host.records.filter(({ worker }) => worker === id))).toBe(3);
    }
  });

  it.each(['gather', 'semaphore'])('async starts its tasks in order, %s', async (asyncStyle) => {
    const host = startHost();
    await host.complete(request({ strategy: 'async', options: { asyncStyle } }));
    const started = [...host.records].sort((a, b) => a.startedNs - b.startedNs);
    expect(started.map(({ task }) => task)).toEqual([...Array(24).keys()]);
  });

  it('counts an answer that is not 200 as a failed task, and goes on', async () => {
    const host = startHost();
    const wrong = { ...testServer.server, token: 'another-token' };
    const { finished, code } = await host.complete(request({ strategy: 'async', server: wrong }));
    expect(finished).toMatchObject({ tasksDone: 0, tasksFailed: 24 });
    expect(host.records[0]).toMatchObject({ error: { kind: 'task', code: 'HttpStatus' } });
    expect(code).toBe(0);
  });

  it('counts a body of another length as a failed task', async () => {
    const parameters = { tasks: 3, latencyMs: 20, responseBytes: 99 };
    const host = startHost();
    const { finished } = await host.complete(request({ strategy: 'threads', parameters }));
    expect(finished.tasksFailed).toBe(3);
    expect(host.records[0]).toMatchObject({ error: { kind: 'task', code: 'BodyLength' } });
  });

  it('counts a refused connection as a failed task', async () => {
    const server = { ...testServer.server, port: 1 };
    const host = startHost();
    const { finished } = await host.complete(request({ strategy: 'processes', server }));
    expect(finished.tasksFailed).toBe(24);
    expect(host.records[0]).toMatchObject({ error: { kind: 'task', code: 'ECONNREFUSED' } });
  });
});

/** @param {readonly { startedNs: number, finishedNs: number }[]} records */
function mostAtOnce(records) {
  const changes = records.flatMap(({ startedNs, finishedNs }) => [
    { ns: startedNs, by: 1 },
    { ns: finishedNs, by: -1 },
  ]);
  changes.sort((a, b) => a.ns - b.ns || a.by - b.by);
  let now = 0;
  return Math.max(...changes.map(({ by }) => (now += by)));
}

/**
 * @param {import('../../contract/host-protocol.ts').FromHost} message
 * @returns {{ id: number, what: string }[]}
 */
function livesIn(message) {
  if (message.type === 'tasks') {
    return message.tasks.map(({ worker }) => ({ id: worker, what: 'task' }));
  }
  const { type } = message;
  return type === 'worker-started' || type === 'worker-exited'
    ? [{ id: message.id, what: type }]
    : [];
}

/** @param {readonly { what: string }[]} lives */
function mostAlive(lives) {
  let alive = 0;
  const counts = lives.map(({ what }) => {
    if (what === 'worker-started') alive += 1;
    if (what === 'worker-exited') alive -= 1;
    return alive;
  });
  return Math.max(...counts);
}
