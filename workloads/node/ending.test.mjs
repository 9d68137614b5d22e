// @ts-check
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, it } from 'vitest';

import { ENDLESS, HostProcess } from './testing/host-process.mjs';
import { isAlive, processesWith, remaining } from './testing/processes.mjs';
import { LASTING, VARIANTS } from './testing/variants.mjs';

const CRASHING = fileURLToPath(new URL('./testing/crashing.cjs', import.meta.url));
const DEADLINE_MS = 2000;

/** @type {HostProcess[]} */
const hosts = [];
afterEach(() => {
  for (const { pids } of hosts.splice(0)) pids.filter(isAlive).forEach(killNow);
});

/** @param {number} pid */
function killNow(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // gone in the meantime
  }
}

/** @param {Record<string, string>} [env] */
function startHost(env) {
  const host = new HostProcess(env);
  hosts.push(host);
  return host;
}

/**
 * A host with workers inside a task without end.
 * @param {{ strategy: string, options?: Record<string, unknown> }} variant
 */
async function startEndless({ strategy, options = {} }) {
  const host = startHost();
  host.request({ strategy, options, ...ENDLESS });
  await host.until('ready');
  host.send({ type: 'start' });
  if (options['perTask']) await host.untilWorkers(2);
  return host;
}

/**
 * @template T
 * @param {() => Promise<T>} action
 */
async function timed(action) {
  const startMs = performance.now();
  const result = await action();
  return { result, ms: performance.now() - startMs };
}

describe.each(VARIANTS)('$name, inside tasks without end', (variant) => {
  const { strategy, options } = variant;

  it('answers stop within 1 s, and release ends everything', async () => {
    const host = await startEndless(variant);
    const stop = await timed(() => {
      host.send({ type: 'stop' });
      return host.until('finished');
    });
    expect(stop.result).toMatchObject({
      stopped: true,
      digest: null,
      tasksDone: 0,
      tasksTotal: 64,
    });
    expect(stop.ms).toBeLessThan(1000);

    const release = await timed(() => {
      host.send({ type: 'release' });
      return host.exited;
    });
    expect(release.result).toEqual({ code: 0, signal: null });
    expect(release.ms).toBeLessThan(1000);
    await host.closed;
    expect(host.all('worker-exited')).toHaveLength(host.all('worker-started').length);
    expect(host.all('host-error')).toEqual([]);
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });

  it('ends with descriptor 0', async () => {
    const host = await startEndless(variant);
    host.child.stdin.end();
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });

  it('ends with its host', async () => {
    const host = await startEndless(variant);
    host.child.kill('SIGKILL');
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')(
    'ends when its host is killed while it starts',
    async () => {
      const mark = randomUUID();
      const host = startHost({ CORELANE_TEST: mark });
      host.request({ strategy, options, ...ENDLESS });
      await host.until('hello');
      host.child.kill('SIGKILL');
      // A process sees the end of its parent once it has started itself, which takes its time.
      expect(
        await remaining(() => processesWith(`CORELANE_TEST=${mark}`), 5 * DEADLINE_MS),
      ).toEqual([]);
    },
  );

  it('stops before the start with exit code 0', async () => {
    const host = startHost();
    host.request({ strategy, options, ...ENDLESS });
    await host.until('ready');
    host.send({ type: 'stop' });
    expect(await host.exited).toEqual({ code: 0, signal: null });
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });
});

describe.each(['thread-pool', 'process-pool'])('%s', (strategy) => {
  it.runIf(process.platform === 'linux')(
    'starts no worker for what is queued when it is stopped',
    async () => {
      const mark = randomUUID();
      const host = startHost({ CORELANE_TEST: mark });
      host.request({ strategy, parameters: { tasks: 200_000, size: 100 } });
      await host.until('ready');
      host.send({ type: 'start' });
      await host.until('tasks');
      host.send({ type: 'stop' });
      expect(await host.until('finished')).toMatchObject({ stopped: true, tasksTotal: 200_000 });
      host.send({ type: 'release' });
      expect(await host.exited).toEqual({ code: 0, signal: null });
      expect(await remaining(() => processesWith(`CORELANE_TEST=${mark}`), DEADLINE_MS)).toEqual(
        [],
      );
    },
  );
});

const WITH_PROCESSES = VARIANTS.filter(({ strategy }) => strategy.startsWith('process'));

describe.each(WITH_PROCESSES)('$name', (variant) => {
  it('reports a worker that was killed inside a task', async () => {
    const host = await startEndless(variant);
    const [, victim] = host.all('worker-started');
    const { ms } = await timed(() => {
      killNow(victim?.pid ?? 0);
      return host.until('host-error');
    });
    expect(ms).toBeLessThan(1000);
    expect(await host.exited).toEqual({ code: 1, signal: null });
    await host.closed;
    expect(host.all('worker-exited')).toMatchObject([{ id: victim?.id, signal: 'SIGKILL' }]);
    expect(host.messages.at(-1)).toMatchObject({ type: 'host-error', code: 'worker-died' });
    const { message } = await host.until('host-error');
    expect(message).toContain(
      `Worker process ${victim?.id} (pid ${victim?.pid}) was ended by SIGKILL. `,
    );
    expect(message).toContain('64 tasks are lost (0, 1, 2, 3, 4, …). ');
    expect(message.includes('workerpool')).toBe(variant.strategy === 'process-pool');
    expect(host.all('finished')).toEqual([]);
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });

  it.skipIf(variant.options['perTask'])('reports one killed before the start', async () => {
    const host = startHost();
    host.request({ strategy: variant.strategy, options: variant.options });
    await host.until('ready');
    const [victim] = host.all('worker-started');
    killNow(victim?.pid ?? 0);
    expect(await host.until('host-error')).toMatchObject({ code: 'worker-died' });
    expect(await host.exited).toEqual({ code: 1, signal: null });
  });
});

describe.each(VARIANTS)('$name', ({ strategy, options }) => {
  it('reports a worker that ended inside a task', async () => {
    const host = startHost({ NODE_OPTIONS: `--require "${CRASHING}"`, CRASH: 'in-task' });
    host.request({ strategy, options });
    await host.until('ready');
    host.send({ type: 'start' });
    expect(await host.until('host-error')).toMatchObject({ code: 'worker-died' });
    expect(await host.exited).toEqual({ code: 1, signal: null });
    await host.closed;
    expect(host.all('worker-exited')).toMatchObject([{ exitCode: 3 }]);
    expect(await remaining(() => host.pids.filter(isAlive), DEADLINE_MS)).toEqual([]);
  });
});

describe.each(LASTING)('$name', ({ strategy, options }) => {
  it('reports a worker that crashed before its first task', async () => {
    const host = startHost({ NODE_OPTIONS: `--require "${CRASHING}"`, CRASH: 'before-work' });
    host.request({ strategy, options });
    expect(await host.until('host-error')).toMatchObject({ code: 'worker-died' });
    expect(await host.exited).toEqual({ code: 1, signal: null });
  });
});

it('ends when nobody reads its lines any more', async () => {
  const host = startHost();
  host.request({ strategy: 'threads', parameters: { tasks: 100_000, size: 5000 } });
  await host.until('ready');
  host.child.stdout.destroy();
  host.send({ type: 'start' });
  expect(await host.exited).toMatchObject({ signal: 'SIGKILL' });
});
