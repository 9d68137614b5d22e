// @ts-check
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { afterEach, describe, expect, it } from 'vitest';

import { prepare, run, runConcurrently } from './faulty.mjs';

const TASK = new URL('./faulty.mjs', import.meta.url).href;
const SAYS = new URL('../testing/runs-one-task.mjs', import.meta.url);

const parameters = { tasks: 1, waitMs: 0, percent: 0, memoryMb: 64 };

/** @type {(() => void)[]} */
const endings = [];
afterEach(() => endings.splice(0).forEach((end) => end()));

/** @param {Record<string, unknown>} given */
function prepared(given) {
  return prepare({ seed: 7, parameters: { ...parameters, ...given } });
}

/**
 * @param {string} fault
 * @param {import('node:worker_threads').WorkerOptions} [options]
 */
function threadWith(fault, options = {}) {
  const { input } = prepared({ fault });
  const workerData = { task: TASK, input, inLoop: false };
  const thread = new Worker(SAYS, { workerData, ...options });
  endings.push(() => void thread.terminate());
  return thread;
}

/**
 * @param {string} fault
 * @param {string[]} [execArgv]
 */
function processWith(fault, execArgv = []) {
  const { input } = prepared({ fault });
  const child = fork(SAYS, { execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  child.send({ task: TASK, input, inLoop: false });
  endings.push(() => child.kill('SIGKILL'));
  return child;
}

describe('faulty', () => {
  it('raises in the tasks drawn, about as many as it should', async () => {
    const share = async (/** @type {number} */ percent) => {
      const { input } = prepared({ tasks: 1000, fault: 'raise', percent });
      const tasks = Array.from({ length: 1000 }, (_, index) => runConcurrently(index, input));
      const ended = await Promise.allSettled(tasks);
      return ended.filter(({ status }) => status === 'rejected').length / 1000;
    };
    expect(await share(0)).toBe(0);
    expect(await share(100)).toBe(1);
    expect(Math.abs((await share(30)) - 0.3)).toBeLessThan(0.05);
  });

  it('befalls the task in the middle, and no other', () => {
    const { input } = prepared({ tasks: 5, fault: 'unawaited' });
    expect(input.victim).toBe(2);
    expect([0, 1, 3, 4].map((index) => run(index, input))).toHaveLength(4);
  });

  it('rejects a promise that nobody waits for, which ends a thread of Node', async () => {
    const thread = threadWith('unawaited');
    const [error] = await once(thread, 'error');
    expect(error.message).toBe('Task 0 was told to fail.');
  });

  it('ends a thread, and only that', async () => {
    const [exitCode] = await once(threadWith('kill-worker'), 'exit');
    expect(exitCode).toBe(1);
  });

  it('kills a process', async () => {
    const [, signal] = await once(processWith('kill-worker'), 'exit');
    expect(signal).toBe('SIGKILL');
  });

  it('takes memory until V8 ends the thread', async () => {
    const maxOldGenerationSizeMb = prepared({ fault: 'exhaust-memory' }).heapLimitMb ?? 0;
    const thread = threadWith('exhaust-memory', { resourceLimits: { maxOldGenerationSizeMb } });
    const [error] = await once(thread, 'error');
    expect(error).toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' });
  });

  it('takes memory until V8 ends the process', async () => {
    const child = processWith('exhaust-memory', ['--max-old-space-size=64']);
    const [exitCode, signal] = await once(child, 'exit');
    expect(exitCode === 0 && signal === null).toBe(false);
  });

  it('never takes more than a quarter of what is left', () => {
    const { heapLimitMb = 0 } = prepared({ fault: 'exhaust-memory', memoryMb: 1_000_000 });
    expect(heapLimitMb).toBeGreaterThanOrEqual(32);
    expect(heapLimitMb).toBeLessThan(250_000);
    expect(prepared({ fault: 'exhaust-memory', memoryMb: 32 }).heapLimitMb).toBe(32);
    expect(prepared({ fault: 'raise' })).not.toHaveProperty('heapLimitMb');
  });
});

describe('a task that hangs', () => {
  it.each([
    ['blocking', false],
    ['in its event loop', true],
  ])('is ended with its thread: %s', async (_, inLoop) => {
    const { input } = prepared({ fault: 'hang' });
    const thread = new Worker(SAYS, { workerData: { task: TASK, input, inLoop } });
    const said = /** @type {string[]} */ ([]);
    thread.on('message', (word) => said.push(word));
    await once(thread, 'message');
    // Without the fault it would be through by now.
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(said).toEqual(['begun']);
    expect(await thread.terminate()).toBe(1);
  });

  it('leaves other tasks of the event loop their way', async () => {
    const { input } = prepared({ tasks: 3, fault: 'hang' });
    const thread = new Worker(SAYS, { workerData: { task: TASK, input, inLoop: true, tasks: 3 } });
    endings.push(() => void thread.terminate());
    const said = /** @type {string[]} */ ([]);
    await new Promise((/** @type {(value: void) => void} */ resolve) =>
      thread.on('message', (word) => said.push(word) === 3 && resolve()),
    );
    expect(said).toEqual(['begun', 'done 0', 'done 2']);
  });

  it('is ended with its process', async () => {
    const child = processWith('hang');
    await once(child, 'message');
    child.kill('SIGKILL');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
  });
});
