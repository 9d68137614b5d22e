import type { NumberSeries } from '../../contract/number-series.ts';

const RATE_WINDOW_MS = 5000;

/** Fewer ends than this in the window, and their spacing says more about chance than about speed. */
const MIN_TASKS_FOR_RECENT_RATE = 10;

/** Tasks per second over the last few seconds; `null` before two readings a while apart. */
export function recentRatePerS(
  tasksDone: NumberSeries,
  atMs: NumberSeries,
  windowMs = RATE_WINDOW_MS,
): number | null {
  const newest = newestKnown(atMs);
  if (newest < 1) return null;
  const endMs = atMs.at(newest);
  let oldest = newest;
  for (let index = newest - 1; index >= 0 && endMs - atMs.at(oldest) < windowMs; index -= 1) {
    if (!Number.isNaN(atMs.at(index))) oldest = index;
  }
  const spanMs = endMs - atMs.at(oldest);
  if (spanMs < MIN_SPAN_MS) return null;
  return ((tasksDone.at(newest) - tasksDone.at(oldest)) * 1000) / spanMs;
}

const MIN_SPAN_MS = 400;

export interface RemainingInput {
  readonly tasksDone: number;
  readonly tasksTotal: number | null;
  /** Since the first task was released. */
  readonly workElapsedMs: number | null;
  readonly recentRatePerS: number | null;
}

/**
 * Time until the last task ends. The mean speed of all the work so far is used until the last few
 * seconds hold enough ended tasks to speak for themselves. `null`: nothing to go by yet.
 */
export function estimateRemainingMs(input: RemainingInput): number | null {
  const { tasksDone, tasksTotal, workElapsedMs } = input;
  if (tasksTotal === null || tasksDone === 0) return null;
  const left = tasksTotal - tasksDone;
  if (left <= 0) return 0;
  const recentTasks = ((input.recentRatePerS ?? 0) * RATE_WINDOW_MS) / 1000;
  if (input.recentRatePerS !== null && recentTasks >= MIN_TASKS_FOR_RECENT_RATE) {
    return (left * 1000) / input.recentRatePerS;
  }
  return workElapsedMs === null ? null : (left * workElapsedMs) / tasksDone;
}

function newestKnown(series: NumberSeries): number {
  for (let index = series.length - 1; index >= 0; index -= 1) {
    if (!Number.isNaN(series.at(index))) return index;
  }
  return -1;
}
