import type { NumberSeries } from '../../contract/number-series.ts';

/**
 * Numbers are drawn once a second: the mean of that second leaves nothing out. CPU clocks of processes
 * advance in 10 ms steps, and a much shorter mean would show those, not the work.
 */
export const MEAN_WINDOW_MS = 1000;

/**
 * Corelane draws once a second. A shorter window, read in step with that, would always miss
 * the drawing, or always be full of it.
 */
export const MONITOR_MEAN_WINDOW_MS = 2000;

/**
 * Mean of the newest readings that together cover at least `windowMs`, weighted by the time each of
 * them covers. `null` when the newest one is not known; a gap ends the window.
 */
export function recentMean(
  values: NumberSeries,
  elapsedMs: NumberSeries,
  windowMs = MEAN_WINDOW_MS,
): number | null {
  let sum = 0;
  let coveredMs = 0;
  for (let back = 1; back <= values.length && coveredMs < windowMs; back += 1) {
    const value = values.at(values.length - back);
    const weightMs = elapsedMs.at(elapsedMs.length - back);
    if (Number.isNaN(value) || !(weightMs > 0)) break;
    sum += value * weightMs;
    coveredMs += weightMs;
  }
  return coveredMs > 0 ? sum / coveredMs : null;
}
