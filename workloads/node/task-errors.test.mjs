// @ts-check
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';
import workerpool from 'workerpool';

import { HostProcess } from './testing/host-process.mjs';
import { isAlive, remaining } from './testing/processes.mjs';
import { startHost } from './testing/start-host.mjs';
import { LASTING, LOOPS, ONE_PER_TASK, UNINTERRUPTIBLE, VARIANTS } from './testing/variants.mjs';

const DEADLINE_MS = 2000;

/** @param {object} request */
function startWith(request) {
  const host = startHost();
  host.request(/** @type {Record<string, unknown>} */ (request));
  return host;
}

/**
 * @param {string} fault
 * @param {object} [changes]
 */
function faulty(fault, changes = {}) {
  const parameters = { tasks: 12, waitMs: 1, fault, percent: 100, memoryMb: 64, ...changes };
  return { workload: 'faulty', parameters };
}

/** @param {HostProcess} host */
async function work(host) {
  await host.until('ready');
  host.send({ type: 'start' });
}

/** @param {HostProcess} host */
async function failureOf(host) {
  await work(host);
  const failure = await host.until('host-error');
  expect(failure.message).toMatch(/^[^\n]+\.$/);
  expect(await host.exited).toEqual({ code: 1, signal: null });
  expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  return failure;
}

describe('onTaskError', () => {
  it.each(VARIANTS)('$name stops at the first task that fails', async ({ strategy, options }) => {
    const stop = { ...options, onTaskError: 'stop' };
    const host = startWith({ strategy, options: stop, ...faulty('raise', { tasks: 500 }) });
    await work(host);
    const finished = await host.until('finished');
    expect(finished).toMatchObject({ stopped: true, stoppedBecause: 'task-failed', tasksDone: 0 });
    expect(finished.tasksFailed).toBe(1);
    expect(finished.digest).toBeNull();
    expect(host.records).toMatchObject([{ error: { kind: 'task', code: 'InjectedFault' } }]);
    host.send({ type: 'release' });
    expect(await host.exited).toEqual({ code: 0, signal: null });
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });

  it.each(VARIANTS)('$name goes on by default', async ({ strategy, options }) => {
    const host = startWith({ strategy, options, ...faulty('raise') });
    await work(host);
    const finished = await host.until('finished');
    expect(finished).toMatchObject({ stopped: false, tasksDone: 0, tasksFailed: 12 });
    expect(finished.stoppedBecause).toBeUndefined();
  });
});

describe('taskTimeLimitMs', () => {
  it.each(LOOPS)('$name gives a task up and goes on', async ({ strategy, options }) => {
    const limited = { ...options, taskTimeLimitMs: 300 };
    const host = startWith({ strategy, options: limited, ...faulty('hang') });
    await work(host);
    expect(await host.until('finished')).toMatchObject({ tasksDone: 11, tasksFailed: 1 });
    const failed = host.records.filter((record) => 'error' in record);
    expect(failed).toMatchObject([{ task: 6, error: { kind: 'task', code: 'TimeoutError' } }]);
  });

  it.each(UNINTERRUPTIBLE)('$name ends the run', async ({ strategy, options }) => {
    const limited = { ...options, taskTimeLimitMs: 500 };
    const host = startWith({ strategy, options: limited, ...faulty('hang') });
    const { code, message } = await failureOf(host);
    expect(code).toBe('task-time-limit');
    expect(message).toMatch(/^Task 6 \(worker \d+\) took longer than 500 ms, /);
    expect(host.records.map(({ task }) => task)).not.toContain(6);
  });

  it.each(LOOPS)('$name ends the run when its tasks block', async ({ strategy, options }) => {
    const limited = { ...options, asyncCalls: 'blocking', taskTimeLimitMs: 500 };
    const host = startWith({ strategy, options: limited, ...faulty('hang') });
    const { code, message } = await failureOf(host);
    expect(code).toBe('task-time-limit');
    expect(message).toMatch(/\b6\b.*\(worker 0\) took longer than 500 ms/);
  });

  it('ends the run for a task that came to its end too late', async () => {
    const parameters = { tasks: 4, size: 60 };
    const options = { taskTimeLimitMs: 30 };
    const host = startWith({ strategy: 'threads', workload: 'sleep', parameters, options });
    expect((await failureOf(host)).code).toBe('task-time-limit');
  });

  it('names the tasks and workers of the chunks of a pool', async () => {
    const parameters = { tasks: 8, size: 60_000 };
    const options = { taskTimeLimitMs: 50, chunk: 2 };
    const host = startWith({ strategy: 'thread-pool', workload: 'sleep', parameters, options });
    const { message } = await failureOf(host);
    expect(message).toMatch(/^One of the tasks 0, 1 \(worker 0\), 2, 3 \(worker 1\) took longer/);
  });

  it('is for each task, not for a chunk or for all', async () => {
    const parameters = { tasks: 24, size: 20 };
    const options = { taskTimeLimitMs: 300, schedule: 'blocks' };
    const host = startWith({ strategy: 'thread-pool', workload: 'sleep', parameters, options });
    await work(host);
    expect(await host.until('finished')).toMatchObject({ tasksDone: 24, stopped: false });
  });
});

describe('a worker that dies', () => {
  it.each(VARIANTS)('$name, killed by its task', async ({ strategy, options }) => {
    const host = startWith({ strategy, options, ...faulty('kill-worker') });
    const { code, message } = await failureOf(host);
    expect(code).toBe('worker-died');
    const how = strategy.startsWith('process') ? 'was ended by SIGKILL' : 'exited with code 1';
    expect(message).toContain(how);
    // The other worker may have come to the end of all other tasks meanwhile.
    expect(message).toMatch(
      /^Worker (process|thread) \d+ \([pt]id \d+\) .*\. (\d+ tasks are lost \(|Task 6 is lost\.)/,
    );
  });

  it.each(VARIANTS)('$name, out of memory', async ({ strategy, options }) => {
    const host = startWith({ strategy, options, ...faulty('exhaust-memory') });
    const { code, message } = await failureOf(host);
    expect(code).toBe('worker-died');
    expect(message).toContain('Its limit was 64 MB');
    if (!strategy.startsWith('process')) expect(message).toContain('memory limit');
  });

  it.each(LASTING)('$name, by an error nobody waits for', async ({ strategy, options }) => {
    const host = startWith({ strategy, options, ...faulty('unawaited') });
    const { code, message } = await failureOf(host);
    expect(code).toBe('worker-died');
    if (!strategy.startsWith('process')) expect(message).toContain('Task 6 was told to fail');
    // The task itself ended well. (workerpool stops listening at the error, and may lose the result.)
    if (strategy === 'thread-pool') return;
    expect(host.records.find(({ task }) => task === 6)).toHaveProperty('digest');
  });

  it.each(ONE_PER_TASK)('$name, after its only task', async ({ strategy, options }) => {
    const host = startWith({ strategy, options, ...faulty('unawaited') });
    expect((await failureOf(host)).message).toMatch(/^Worker (process|thread) \d+ \(/);
  });

  it.each(/** @type {const} */ (['process', 'thread']))(
    'in a workerpool of a %s, without Corelane, leaves the queue waiting for the next call',
    async (workerType) => {
      const script = fileURLToPath(new URL('./testing/dying.worker.cjs', import.meta.url));
      const pool = workerpool.pool(script, { workerType, maxWorkers: 1 });
      const first = await pool.exec('name', []);
      const fatal = pool.exec('die', []);
      const queued = pool.exec('name', []);
      await expect(Promise.resolve(fatal)).rejects.toThrow('terminated Unexpectedly');
      await delay(500);
      expect(pool.stats()).toMatchObject({ totalWorkers: 0, pendingTasks: 1 });
      const next = await pool.exec('name', []);
      expect(next).not.toBe(first);
      expect(await queued).toBe(next);
      await pool.terminate(true);
    },
  );
});
