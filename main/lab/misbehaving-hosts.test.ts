import { fileURLToPath } from 'node:url';

import { afterEach, describe, expect, test } from 'vitest';

import type { RunRequest, RunResult, RunState } from '../../contract/run.ts';
import type { FakeSampler } from './fixtures/fake-sampler.ts';
import { createTestLab, nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';
import type { Lab } from './lab.ts';
import { groupIsAlive } from './process-group.ts';
import type { RunTimings } from './run-timings.ts';

const HOSTS = fileURLToPath(new URL('fixtures/hosts', import.meta.url));

let lab: Lab | undefined;

afterEach(() => lab?.close());

interface FakeRun {
  readonly lab: Lab;
  readonly sampler: FakeSampler;
  readonly states: RunState[];
  readonly end: Promise<RunResult>;
}

async function startFake(
  behaviour: string,
  timings: Partial<RunTimings> = {},
  request: Partial<RunRequest> = {},
  server = 'exits',
): Promise<FakeRun> {
  const runtime = { ...nodeRuntime(), environment: { FAKE_HOST: behaviour } };
  const made = createTestLab(
    [runtime],
    {
      workloadsDirectory: HOSTS,
      serverRuntime: () => ({
        executable: process.execPath,
        environment: { FAKE_SERVER: server },
      }),
    },
    timings,
  );
  lab = made.lab;
  const states: RunState[] = [];
  made.lab.onState((state) => states.push(state));
  const started = await made.lab.start(requestFor(runtime, request));
  if (!started.ok) throw new Error(started.error.message);
  return { ...made, states, end: made.lab.waitForEnd(started.value.runId) };
}

/** Runs to the end and looks whether anything of the host's group is left. */
async function runFake(...start: Parameters<typeof startFake>): Promise<RunResult> {
  const { end, sampler } = await startFake(...start);
  const result = await end;
  if (sampler.target !== null) expect(await groupIsAlive(sampler.target.hostPid)).toBe(false);
  return result;
}

const codes = (result: RunResult): readonly string[] => result.warnings.map(({ code }) => code);

describe('a host that keeps to the protocol', () => {
  test('gives a complete account', async () => {
    const result = await runFake('good');
    expect(result).toMatchObject({
      state: 'completed',
      error: null,
      wallMs: 50,
      cpuMs: { user: 40, system: 10 },
      coresUsed: 1,
      cpuIsLowerBound: false,
      tasks: { total: 4, done: 4, failed: 0 },
      taskMs: { p50: 1, p95: 1, p99: 1 },
      exit: { code: 0, signal: null },
    });
    expect(result.workerDetails.map(({ id, tasks, cpuMs }) => ({ id, tasks, cpuMs }))).toEqual([
      { id: 0, tasks: 2, cpuMs: 20 },
      { id: 1, tasks: 2, cpuMs: 20 },
    ]);
    expect(result.startupMs).toBeGreaterThan(0);
    expect(result.shutdownMs).toBeGreaterThan(0);
  });

  test('is measured at both ends of its work', async () => {
    const { sampler, end } = await startFake('good');
    await end;
    expect(sampler.calls).toEqual([
      'setQuiet false',
      'watchRun',
      'setHelperThreads',
      'addWorker 0',
      'addWorker 1',
      'markReady',
      'markFinished',
      'end',
    ]);
  });

  test('tells how many tasks there are once it is ready: start-up is not work', async () => {
    const { sampler, end } = await startFake('good');
    await end;
    // Two workers, the boundary at ready, the boundary at finished, the end.
    expect(sampler.tasksTotals).toEqual([null, null, 4, 4, 4]);
  });

  test('goes through the states, once each but for new workers', async () => {
    const { states, end } = await startFake('good');
    await end;
    const names = states.map(({ state }) => state);
    expect(names.filter((name, index) => name !== names[index - 1])).toEqual([
      'starting',
      'running',
      'completed',
    ]);
  });

  test('bars a second start until it has ended', async () => {
    const { lab: busy, end } = await startFake('stops');
    const second = await busy.start(requestFor(nodeRuntime()));
    expect(second).toMatchObject({ ok: false, error: { code: 'busy' } });
    busy.stop();
    await end;
    expect(await busy.start(requestFor(nodeRuntime()))).toMatchObject({ ok: true });
  });
});

describe('a host that breaks the protocol', () => {
  test('is not read on when it has printed rubbish enough', async () => {
    const { warnings } = await runFake('rubbish-for-ever');
    const more = warnings.find(({ message }) => message.includes('more warnings of this kind'));
    expect(parseInt(more?.message ?? '')).toBeLessThan(1000);
  });

  test.each([
    ['rubbish', 'not-a-run-host', /no run host/],
    ['rubbish-for-ever', 'not-a-run-host', /no run host/],
    ['protocol-2', 'protocol-version', /speaks protocol 2/],
    ['host-error', 'folder-missing', /^The folder went away\.$/],
    ['doubled-task', 'bad-task', /task 0 twice/],
    ['wrong-digest', 'digest-mismatch', /lost or swapped/],
    ['exit-3-late', 'host-exit-code', /exited with code 3/],
    ['closes-output', 'output-closed', /closed its output/],
  ])('%s: failed with %s', async (behaviour, code, sentence) => {
    const result = await runFake(behaviour);
    expect(result.state).toBe('failed');
    expect(result.error?.code).toBe(code);
    expect(result.error?.message).toMatch(sentence);
  });

  test('that says no hello in time fails', async () => {
    const result = await runFake('no-hello', { helloMs: 500 });
    expect(result).toMatchObject({ state: 'failed', error: { code: 'no-hello' } });
  });

  test('that gets no worker ready in time fails', async () => {
    const result = await runFake('not-ready', { readyMs: 300, readyPerWorkerMs: 0 });
    expect(result).toMatchObject({ state: 'failed', error: { code: 'not-ready' } });
  });

  test('that prints 100 MB without a newline fails, and nothing of it is stored', async () => {
    const before = process.memoryUsage.rss();
    const result = await runFake('flood');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'line-too-long' } });
    expect(process.memoryUsage.rss() - before).toBeLessThan(50_000_000);
  });

  test('with malformed lines in between completes, with few warnings', async () => {
    const result = await runFake('malformed');
    expect(result.state).toBe('completed');
    const malformed = result.warnings.filter(({ code }) => code === 'malformed-line');
    expect(malformed).toHaveLength(6);
    expect(malformed[0]?.message).toContain('print number 0');
    expect(malformed[5]?.message).toBe('8 more warnings of this kind.');
  });

  test('with a long log keeps its end, whole characters only', async () => {
    const { stderrTail } = await runFake('noisy-log');
    expect(Buffer.byteLength(stderrTail)).toBeLessThanOrEqual(64 * 1024);
    expect(stderrTail.endsWith(`2999 ${'ä'.repeat(40)}\n`)).toBe(true);
    expect(stderrTail).not.toContain('\ufffd');
  });
});

describe('what a host finds', () => {
  test('unprotected state that differs is a warning, and the run completes', async () => {
    const result = await runFake('loses-unprotected');
    expect(result).toMatchObject({
      state: 'completed',
      invariants: [{ name: 'counter', expected: 200_000, actual: 153_211 }],
      eventLoopDelay: { p99Ns: 1_200_000, maxNs: 48_000_000 },
    });
    const warning = result.warnings.find(({ code }) => code === 'lost-updates');
    expect(warning?.message).toMatch(/^46,789 of 200,000 increments got lost \(23 %\): /);
  });

  test('protected state that differs fails the run', async () => {
    const result = await runFake('loses-protected');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'invariant-broken' } });
    expect(result.error?.message).toMatch(/153,211 increments .* exactly 200,000/);
  });

  test('a task that fails stops the run where that is asked for', async () => {
    const result = await runFake('stops-at-failure', {}, { options: { onTaskError: 'stop' } });
    expect(result).toMatchObject({
      state: 'failed',
      error: { code: 'stopped-at-failure' },
      digest: null,
      tasks: { total: 4, done: 1, failed: 1, lost: 2, firstLost: [2, 3] },
      taskErrors: [{ code: 'ValueError', count: 1, task: 1, message: 'no such luck' }],
    });
    expect(result.error?.message).toMatch(/2 of 4 tasks were not run .* task 1: ValueError: no su/);
  });

  test('a host that stops unasked has failed', async () => {
    const result = await runFake('stops-at-failure');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'bad-account' } });
  });

  test('workers may come one after another, with their tasks', async () => {
    const result = await runFake('per-task', {}, { options: { perTask: true } });
    expect(result).toMatchObject({ state: 'completed', tasks: { done: 4, lost: 0 } });
    expect(codes(result)).not.toContain('worker-count');
    expect(result.workerDetails.map(({ tasks, lockedCpuMs }) => [tasks, lockedCpuMs])).toEqual(
      Array.from({ length: 4 }, () => [1, 0.5]),
    );
  });

  test('no worker before the work is against the protocol otherwise', async () => {
    const result = await runFake('per-task');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'out-of-order' } });
  });
});

describe('a host that ends too early', () => {
  test('names the tasks that have no record, and the workers that it held', async () => {
    const result = await runFake('killed-halfway');
    expect(result).toMatchObject({
      state: 'crashed',
      tasks: { total: 4, done: 2, failed: 0, lost: 2, firstLost: [1, 3] },
    });
    expect(result.error?.message).toMatch(
      /SIGKILL .* thread 0, thread 1\. 2 of 4 tasks were lost: 1, 3\./,
    );
  });

  test('by a signal has crashed, and the signal is named', async () => {
    const result = await runFake('killed');
    expect(result.state).toBe('crashed');
    expect(result.exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(result.error?.message).toContain('SIGKILL');
    expect(result.wallMs).toBeNull();
    expect(result.totalMs).toBeNull();
  });

  test('with a code has crashed, and its last words are shown', async () => {
    const result = await runFake('exit-3');
    expect(result.state).toBe('crashed');
    expect(result.exit).toEqual({ code: 3, signal: null });
    expect(result.error?.message).toContain('Überraschung: no module');
  });

  test('because its executable is gone could not be started', async () => {
    const runtime = { ...nodeRuntime(), executable: '/nowhere/node' };
    const made = createTestLab([runtime]);
    lab = made.lab;
    const started = await made.lab.start(requestFor(runtime));
    if (!started.ok) throw new Error(started.error.message);
    expect(await made.lab.waitForEnd(started.value.runId)).toMatchObject({
      state: 'failed',
      error: { code: 'host-not-started' },
    });
  });
});

describe('the end', () => {
  test('of a host that ignores stop and SIGTERM comes within 2 s', async () => {
    const { lab: running, end, sampler } = await startFake('ignores-stop');
    await until('running', 10_000, () => running.state().state === 'running');
    const stoppedAtMs = performance.now();
    running.stop();
    const result = await end;
    expect(performance.now() - stoppedAtMs).toBeLessThan(2000);
    expect(result.state).toBe('cancelled');
    expect(await groupIsAlive(sampler.target?.hostPid ?? 0)).toBe(false);
  });

  test('of a host that obeys stop keeps its account', async () => {
    const { lab: running, end, states } = await startFake('stops');
    await until('running', 10_000, () => running.state().state === 'running');
    running.stop();
    const result = await end;
    expect(result).toMatchObject({ state: 'cancelled', digest: null, wallMs: 50 });
    expect(states.map(({ state }) => state)).toContain('stopping');
  });

  test('comes before the host was there at all, when it is stopped at once', async () => {
    const { lab: running, end } = await startFake('no-hello');
    running.stop();
    const stoppedAtMs = performance.now();
    expect((await end).state).toBe('cancelled');
    expect(performance.now() - stoppedAtMs).toBeLessThan(2000);
  });

  test('comes with the time limit', async () => {
    const result = await runFake('stops', {}, { timeLimitMs: 1500 });
    expect(result).toMatchObject({ state: 'timed-out', error: { code: 'timed-out' } });
    expect(result.error?.message).toContain('1.5 s');
  });

  test('takes an orphan in the group along', async () => {
    const result = await runFake('orphan', { settleMs: 100 });
    expect(result.state).toBe('completed');
    expect(codes(result)).toContain('left-behind');
  });

  test('of a host that does not shut down is a warning', async () => {
    const result = await runFake('slow-shutdown', { shutdownMs: 300 });
    expect(result.state).toBe('completed');
    expect(codes(result)).toContain('slow-shutdown');
    expect(result.shutdownMs).toBeGreaterThanOrEqual(300);
  });

  test('comes with close()', async () => {
    const { lab: running, end, sampler } = await startFake('ignores-stop');
    await until('running', 10_000, () => running.state().state === 'running');
    await running.close();
    expect((await end).state).toBe('cancelled');
    expect(await groupIsAlive(sampler.target?.hostPid ?? 0)).toBe(false);
    expect(await running.start(requestFor(nodeRuntime()))).toMatchObject({ ok: false });
  });
});

describe('a test server', () => {
  const request: Partial<RunRequest> = {
    workload: 'http-get',
    parameters: { tasks: 4, latencyMs: 0, responseBytes: 1 },
  };

  test('that does not start fails the run', async () => {
    const result = await runFake('good', {}, request, 'exits');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'test-server' } });
    expect(result.error?.message).toContain('EADDRNOTAVAIL');
  });

  test('that says nothing fails the run', async () => {
    const result = await runFake('good', { serverStartMs: 300 }, request, 'silent');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'test-server' } });
  });

  test('that dies during the work fails the run', async () => {
    const result = await runFake('stops', {}, request, 'dies-later');
    expect(result).toMatchObject({ state: 'failed', error: { code: 'test-server' } });
    expect(result.error?.message).toContain('SIGKILL');
  });

  test('that says nothing does not hold up a stop', async () => {
    const { lab: running, end } = await startFake('good', {}, request, 'silent');
    running.stop();
    const stoppedAtMs = performance.now();
    expect((await end).state).toBe('cancelled');
    expect(performance.now() - stoppedAtMs).toBeLessThan(2000);
  });
});
