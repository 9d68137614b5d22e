import type { Retention } from '../../../contract/history.ts';

/** Behind the first paint and the search for runtimes. */
const FIRST_MS = 60_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const BUSY_MS = 5 * 60_000;

export interface RetentionParts {
  readonly apply: (retention: Retention) => void;
  readonly retention: () => Retention;
  /** A run or an experiment is under way: nothing else may use the cores. */
  readonly isBusy: () => boolean;
}

/**
 * Takes away what the history need not keep: a while after the start, then once a day. Not when the
 * setting changes: a number that is half typed would delete what the whole one keeps.
 * @returns ends it
 */
export function applyRetentionDaily(parts: RetentionParts): () => void {
  let timer: NodeJS.Timeout;
  const plan = (delayMs: number): void => {
    timer = setTimeout(() => {
      const isBusy = parts.isBusy();
      if (!isBusy) parts.apply(parts.retention());
      plan(isBusy ? BUSY_MS : DAY_MS);
    }, delayMs);
    // It alone is no reason to go on.
    timer.unref();
  };
  plan(FIRST_MS);
  return () => clearTimeout(timer);
}
