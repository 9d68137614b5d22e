// @ts-check
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

import { runDigest, taskDigest, u64 } from './digest.mjs';
import { randomBytes } from './splitmix32.mjs';
import { HostProcess, STRATEGIES } from './testing/host-process.mjs';
import { startTestServer } from './testing/test-server-process.mjs';

const { primesRun } = JSON.parse(readFileSync(new URL('../vectors.json', import.meta.url), 'utf8'));
const NOISY = fileURLToPath(new URL('./testing/noisy.cjs', import.meta.url));
const isStatic = (/** @type {string} */ strategy) => ['threads', 'processes'].includes(strategy);
const hasOneWorker = (/** @type {string} */ strategy) => ['sequential', 'async'].includes(strategy);

/** @type {HostProcess[]} */
const hosts = [];
afterEach(() => hosts.splice(0).forEach(({ child }) => child.kill('SIGKILL')));

/** @param {Record<string, string>} [env] */
function startHost(env) {
  const host = new HostProcess(env);
  hosts.push(host);
  return host;
}

describe.each(STRATEGIES)('%s', (strategy) => {
  it('runs primes, message by message as the protocol says', async () => {
    const host = startHost();
    const { finished, code } = await host.complete({ strategy, workers: 3 });
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

  it('gives times that fit each other', async () => {
    const host = startHost();
    const { finished } = await host.complete({ strategy });
    for (const { queuedNs, startedNs, finishedNs } of host.records) {
      expect(finished.startNs).toBeLessThanOrEqual(queuedNs);
      expect(queuedNs).toBeLessThanOrEqual(startedNs);
      expect(startedNs).toBeLessThanOrEqual(finishedNs);
      expect(finishedNs).toBeLessThanOrEqual(finished.endNs);
    }
  });

  it('tells what it used', async () => {
    const host = startHost();
    const { finished } = await host.complete({ strategy, parameters: { tasks: 8, size: 40_000 } });
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
    const { finished, code } = await host.complete({ strategy });
    expect(host.garbage).toEqual([]);
    expect(host.messages.map(({ type }) => type)).not.toContain('noise');
    expect(host.log).toContain('{"type":"noise"}');
    expect(finished.digest).toBe(primesRun.digest);
    expect(code).toBe(0);
  });

  it('names the threads that only serve the protocol', async () => {
    const host = startHost();
    await host.complete({ strategy });
    const { helperTids } = await host.until('hello');
    const tids = host.all('worker-started').map(({ tid }) => tid);
    expect(new Set([...helperTids, ...tids]).size).toBe(helperTids.length + tids.length);
    if (process.platform === 'linux') expect(helperTids).toHaveLength(1);
  });
});

describe.each(STRATEGIES.filter(isStatic))('%s', (strategy) => {
  it('gives task i to worker i mod W, in order', async () => {
    const host = startHost();
    await host.complete({ strategy, workers: 3, parameters: { tasks: 20, size: 1000 } });
    expect(host.records.every(({ task, worker }) => worker === task % 3)).toBe(true);
    for (const id of [0, 1, 2]) {
      const tasks = host.records.filter(({ worker }) => worker === id).map(({ task }) => task);
      expect(tasks).toEqual([...tasks].sort((a, b) => a - b));
    }
  });
});

describe('tasks that wait', () => {
  /** @type {Awaited<ReturnType<typeof startTestServer>>} */
  let testServer;
  beforeAll(async () => {
    testServer = await startTestServer({ latencyMs: 20, responseBytes: 100 });
  });
  afterAll(() => testServer.stop());
  const expectedDigest = runDigest(
    Array.from({ length: 24 }, (_, index) => taskDigest(u64(index), randomBytes(1 + index, 100))),
  );
  const request = (/** @type {object} */ changes) => ({
    workload: 'http-get',
    parameters: { tasks: 24, latencyMs: 20, responseBytes: 100 },
    server: testServer.server,
    workers: 4,
    ...changes,
  });

  it.each(STRATEGIES)('%s fetches all, with at most W in flight', async (strategy) => {
    const host = startHost();
    const { finished, code } = await host.complete(request({ strategy }));
    expect(finished).toMatchObject({ tasksDone: 24, tasksFailed: 0 });
    expect(finished.digest).toBe(expectedDigest);
    const most = strategy === 'sequential' ? 1 : 4;
    expect(mostAtOnce(host.records)).toBe(most);
    expect(code).toBe(0);
  });

  it('async starts its tasks in order', async () => {
    const host = startHost();
    await host.complete(request({ strategy: 'async' }));
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
