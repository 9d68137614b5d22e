import { LEAST_LOOP_DELAY_MS } from '../../../contract/contention-thresholds.ts';
import { type WorkerTrack, workerValue } from '../track/run-track.ts';
import type { Gauge } from './gauge.ts';
import { type GaugePart, greatest, historyOf, orNull, workerMean } from './gauge-part.ts';

/** From here on a loop has next to no time left for what else is due in it. */
const FULL_SHARE = 0.95;

/**
 * How busy the busiest event loop was: a share of its time, 0 … 1; beside it the mean of all.
 * @param servesMany whether tasks of a loop wait for each other in it
 */
export function utilisationGauge(part: GaugePart, servesMany: boolean): Gauge {
  const { workers } = part.track;
  const means = workers.map((worker) => workerMean(part, worker, worker.loopUtilisation));
  const top = greatest(means);
  const known = means.filter((mean) => !Number.isNaN(mean));
  return {
    id: 'loop-utilisation',
    value: orNull(top),
    beside: known.length === 0 ? null : known.reduce((sum, mean) => sum + mean, 0) / known.length,
    workerId: workerOf(workers, means, top),
    isRaised: servesMany && top >= FULL_SHARE,
    history: historyOf(part, (tick) =>
      greatest(workers.map((worker) => workerValue(worker, worker.loopUtilisation, tick))),
    ),
  };
}

/** How late the latest event loop was at most, in milliseconds. */
export function delayGauge(part: GaugePart, servesMany: boolean): Gauge {
  const { workers } = part.track;
  const latest = workers.map((worker) => latestMs(part, worker));
  const top = greatest(latest);
  return {
    id: 'loop-delay',
    value: orNull(top),
    beside: null,
    workerId: workerOf(workers, latest, top),
    isRaised: servesMany && top >= LEAST_LOOP_DELAY_MS,
    history: historyOf(part, (tick) =>
      greatest(workers.map((worker) => workerValue(worker, worker.loopDelayMs, tick))),
    ),
  };
}

function latestMs({ weights, endTick }: GaugePart, worker: WorkerTrack): number {
  let latest = Number.NaN;
  for (let tick = weights.firstTick; tick < endTick; tick += 1) {
    const delayMs = workerValue(worker, worker.loopDelayMs, tick);
    if (!Number.isNaN(delayMs) && !(delayMs <= latest)) latest = delayMs;
  }
  return latest;
}

/** Who stands out; nobody does among one. */
function workerOf(
  workers: readonly WorkerTrack[],
  values: readonly number[],
  top: number,
): number | null {
  return workers.length < 2 ? null : (workers[values.indexOf(top)]?.id ?? null);
}
