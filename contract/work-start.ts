import type { RunResult } from './run.ts';

/**
 * Milliseconds from the run's start to that of its work; `null`: it had not begun. Of a workload its
 * start-up is that time; a program of the user's own has no start-up that could be told from its work.
 */
export function workStartMsOf({
  startupMs,
  workStartMs,
}: Pick<RunResult, 'startupMs' | 'workStartMs'>): number | null {
  return workStartMs ?? startupMs;
}
