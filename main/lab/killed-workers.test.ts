import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { isAlive } from './fixtures/kill-app.ts';
import { optionVariants, type Variant } from './fixtures/option-variants.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { until } from './fixtures/until.ts';

/** Of each strategy: `npm run test:all` tries the twenty that are promised. */
const MOMENTS = process.env['CORELANE_TEST_ALL'] === '1' ? 20 : 3;
const LATEST_MS = 400;
const LIMIT_MS = 2000;

/** Tasks short enough that results flow, and far too many to end by themselves. */
const LONG_WORK = { tasks: 900_000, size: 400, sizes: 'uniform' };

/** Moments that look random and are the same every time. */
const moments = Array.from({ length: MOMENTS }, (_, nth) => ({
  afterMs: Math.round(((nth * 0.618_034) % 1) * LATEST_MS),
}));

const python = pythonRuntime();
const node = nodeRuntime();

function isPlain({ options }: Variant): boolean {
  return Object.keys(options).every((name) => name === 'executor' || name === 'startMethod');
}

const processCases = [node, python].flatMap((runtime) => [
  ...(['processes', 'process-pool', 'processes-async'] as const).map((strategy) => ({
    runtime,
    strategy,
    options: {},
  })),
  ...optionVariants(runtime)
    .filter((variant) => variant.options.executor === 'ProcessPoolExecutor' && isPlain(variant))
    .map((variant) => ({ runtime, ...variant })),
]);

const hostCases = (['sequential', 'threads', 'thread-pool', 'async', 'threads-async'] as const).map(
  (strategy) => ({ runtime: python, strategy, options: {} }),
);

const threadCases = (
  ['sequential', 'threads', 'thread-pool', 'async', 'threads-async'] as const
).map((strategy) => ({ strategy, options: {} }));

interface Watched {
  readonly result: RunResult;
  readonly tookMs: number;
}

/** Runs until `kill` has been called, and then to the end. */
async function runAndKill(
  runtime: UsableRuntime,
  changes: Partial<RunRequest>,
  kill: (pids: { readonly host: number; readonly workers: readonly number[] }) => Promise<void>,
): Promise<Watched> {
  const { lab, sampler } = createTestLab([runtime]);
  let workers: readonly number[] = [];
  let isOver = false;
  // Not asked for now and then: one that dies at once may be over before the next look.
  lab.onState((state) => {
    isOver ||= 'result' in state;
    if (state.state === 'running') workers = state.run.workers.map(({ pid }) => pid);
  });
  try {
    const started = await lab.start(requestFor(runtime, { parameters: LONG_WORK, ...changes }));
    if (!started.ok) throw new Error(started.error.message);
    await until('the work is under way, or over', 15_000, () => workers.length > 0 || isOver);
    await kill({ host: sampler.target?.hostPid ?? 0, workers });
    const killedAtMs = performance.now();
    const result = await lab.waitForEnd(started.value.runId);
    const tookMs = performance.now() - killedAtMs;
    for (const pid of workers) expect(await isAlive(pid)).toBe(false);
    return { result, tookMs };
  } finally {
    await lab.close();
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

function expectLoss({ result, tookMs }: Watched): void {
  expect(tookMs).toBeLessThan(LIMIT_MS);
  expect(result.tasks.lost).toBe(result.tasks.total - result.tasks.done - result.tasks.failed);
  expect(result.tasks.lost).toBeGreaterThan(0);
  expect(result.tasks.firstLost.length).toBeGreaterThan(0);
  expect(result.error?.message).toMatch(/tasks?/);
}

describe.each(processCases)(
  'a worker process killed: $runtime.kind, $strategy $options',
  (oneCase) => {
    test.each(moments)('after $afterMs ms', async ({ afterMs }) => {
      const { runtime, strategy, options } = oneCase;
      let victim = 0;
      const watched = await runAndKill(runtime, { strategy, options }, async ({ workers }) => {
        await pause(afterMs);
        victim = workers[afterMs % workers.length] ?? 0;
        process.kill(victim, 'SIGKILL');
      });
      expectLoss(watched);
      const { result } = watched;
      expect({ state: result.state, code: result.error?.code }).toEqual({
        state: 'failed',
        code: 'worker-died',
      });
      const worker = result.workerDetails.find(({ pid }) => pid === victim);
      expect(worker?.signal).toBe('SIGKILL');
      expect(result.error?.message).toMatch(/SIGKILL/);
      expect(result.error?.message).toMatch(new RegExp(`\\b${worker?.id ?? 'none'}\\b`));
    });
  },
);

describe.each(hostCases)('the host killed: Python, $strategy', ({ runtime, strategy, options }) => {
  test.each(moments)('after $afterMs ms', async ({ afterMs }) => {
    const watched = await runAndKill(runtime, { strategy, options }, async ({ host }) => {
      await pause(afterMs);
      process.kill(host, 'SIGKILL');
    });
    expectLoss(watched);
    expect(watched.result.state).toBe('crashed');
    expect(watched.result.error?.message).toMatch(/SIGKILL/);
  });
});

describe.each(threadCases)(
  'a worker thread terminated: Node.js, $strategy',
  ({ strategy, options }) => {
    const preload = fileURLToPath(new URL('fixtures/terminate-worker.mjs', import.meta.url));

    test.each(moments)('after $afterMs ms', async ({ afterMs }) => {
      const environment = {
        NODE_OPTIONS: `--import ${preload}`,
        CORELANE_TEST_TERMINATE_AFTER_MS: String(afterMs),
      };
      const watched = await runAndKill({ ...node, environment }, { strategy, options }, () =>
        Promise.resolve(),
      );
      const { result } = watched;
      expectLoss({ result, tookMs: Math.max(0, watched.tookMs - afterMs) });
      expect({ state: result.state, code: result.error?.code }).toEqual({
        state: 'failed',
        code: 'worker-died',
      });
      expect(result.error?.message).toMatch(/[Ww]orker.* \d+/);
    });
  },
);
