import type { StrategyId } from '../../../contract/catalogue.ts';
import type { RunResult } from '../../../contract/run.ts';

/** As many cores as the run could use at most: one for a single worker or event loop. */
export function possibleCores(
  result: Pick<RunResult, 'strategy' | 'workers' | 'effectiveCores' | 'command'>,
): number {
  // How many threads it has is its own affair, unless it was told.
  if (result.command?.workersParameter === null) {
    return result.effectiveCores;
  }
  const workers = hasOneWorker(result.strategy) ? 1 : result.workers;
  return Math.min(workers, result.effectiveCores);
}

/** Whether all tasks run in one thread, however many may be in flight. */
export function hasOneWorker(strategy: StrategyId): boolean {
  return strategy === 'sequential' || strategy === 'async';
}
