import type { ParameterValues, StrategyId } from '../../contract/catalogue.ts';
import { DEFAULT_SEED } from '../../contract/limits.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { InterpreterKind, Runtime, RuntimeKind } from '../../contract/runtime.ts';
import type { Lab, StartErrorCode } from '../lab/lab.ts';
import { chooseDefaultRuntime } from '../runtimes/default-runtime.ts';

const STRATEGIES: readonly StrategyId[] = ['sequential', 'threads', 'processes'];
const KINDS: readonly InterpreterKind[] = ['python', 'node'];
const TIME_LIMIT_MS = 120_000;
const MAX_WORKERS = 8;

/** Work of one to two seconds on one core of today, for each runtime at its own speed. */
const parameters: Readonly<Record<InterpreterKind, ParameterValues>> = {
  python: { tasks: 16, size: 70_000, sizes: 'uniform' },
  node: { tasks: 16, size: 700_000, sizes: 'uniform' },
};

/**
 * The runs that show a newcomer the point: the same computation one after another, in threads and
 * in processes, on the default Python and the default Node. A kind without a runtime is left out.
 * @param effectiveCores of the machine; each strategy gets as many workers, but 2 to 8
 */
export function firstComparisonRequests(
  runtimes: readonly Runtime[],
  effectiveCores: number,
  remembered: Readonly<Partial<Record<RuntimeKind, string | null>>> = {},
): readonly RunRequest[] {
  const workers = Math.min(Math.max(Math.floor(effectiveCores), 2), MAX_WORKERS);
  return KINDS.flatMap((kind) => {
    const runtime = chooseDefaultRuntime(runtimes, kind, remembered[kind] ?? null);
    if (runtime === null) return [];
    return STRATEGIES.map((strategy) => ({
      workload: 'primes',
      parameters: parameters[kind],
      strategy,
      runtimeId: runtime.id,
      workers: strategy === 'sequential' ? 1 : workers,
      options: {},
      cores: null,
      seed: DEFAULT_SEED,
      timeLimitMs: TIME_LIMIT_MS,
    }));
  });
}

export interface ComparisonProgress {
  /** Runs that have ended. */
  readonly done: number;
  readonly total: number;
  /** The run that begins now; `null`: all have ended. */
  readonly next: RunRequest | null;
}

/**
 * Runs requests one after another and returns their results, failed ones included. Stops with the
 * error of the first that could not be started at all.
 * @param signal aborting it stops the run under way and begins no other
 */
export async function runComparison(
  lab: Lab,
  requests: readonly RunRequest[],
  onProgress: (progress: ComparisonProgress) => void = () => undefined,
  signal?: AbortSignal,
): Promise<Result<readonly RunResult[], StartErrorCode>> {
  const results: RunResult[] = [];
  const stop = (): void => lab.stop();
  signal?.addEventListener('abort', stop);
  try {
    for (const next of requests) {
      if (signal?.aborted === true) break;
      onProgress({ done: results.length, total: requests.length, next });
      const started = await lab.start(next);
      if (!started.ok) return started;
      // An abort may have come while there was nothing to stop yet.
      if (isAborted(signal)) lab.stop();
      results.push(await lab.waitForEnd(started.value.runId));
    }
  } finally {
    signal?.removeEventListener('abort', stop);
  }
  onProgress({ done: results.length, total: requests.length, next: null });
  return ok(results);
}

/** Asked again after a wait, where the compiler takes the first answer for the last. */
function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}
