import type { RunResult } from '../../../contract/run.ts';

/** As many cores as the run could use at most: one for a single worker or event loop. */
export function possibleCores(
  result: Pick<RunResult, 'strategy' | 'workers' | 'effectiveCores'>,
): number {
  const hasOneWorker = result.strategy === 'sequential' || result.strategy === 'async';
  return Math.min(hasOneWorker ? 1 : result.workers, result.effectiveCores);
}
