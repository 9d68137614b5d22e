import { valueOf } from '../../../contract/recording-figures.ts';
import { type Column, type WorkerTrack, workerValue } from '../track/run-track.ts';
import type { Gauge } from './gauge.ts';
import { type GaugePart, historyOf, orNull, runMean, sumKnown, workerMean } from './gauge-part.ts';

/** Workers that wait for a core: below it that is the usual short wait after a wake-up. */
const WAITING_WORKERS = 0.5;

/** Of the time: less comes and goes with any quota. */
const THROTTLED_SHARE = 0.01;

/**
 * How many workers could have run and had no core, on average; beside it the share of the time in
 * which anything at all on the machine waited for one, where the kernel tells.
 */
export function runQueueGauge(part: GaugePart): Gauge {
  const { workers, figures } = part.track;
  const waiting = sumKnown(workers.map((worker) => workerMean(part, worker, worker.waiting)));
  return {
    id: 'run-queue',
    value: orNull(waiting),
    beside: runMean(part, figures.cpuPressure),
    workerId: null,
    isRaised: waiting >= WAITING_WORKERS,
    history: historyOf(part, (tick) => sumAt(workers, tick, ({ waiting: column }) => column)),
  };
}

/** How often workers gave a core up, a second; beside it how often one was taken from them. */
export function switchesGauge(part: GaugePart): Gauge {
  const { workers } = part.track;
  const mean = (read: (worker: WorkerTrack) => Column) =>
    orNull(sumKnown(workers.map((worker) => workerMean(part, worker, read(worker)))));
  return {
    id: 'switches',
    value: mean((worker) => worker.voluntarySwitchesPerS),
    beside: mean((worker) => worker.involuntarySwitchesPerS),
    workerId: null,
    isRaised: false,
    history: historyOf(part, (tick) =>
      sumAt(workers, tick, ({ voluntarySwitchesPerS }) => voluntarySwitchesPerS),
    ),
  };
}

/** Share of the time in which the CPU quota held the run back. */
export function throttlingGauge(part: GaugePart): Gauge {
  const column = part.track.figures.throttledShare;
  const share = runMean(part, column);
  return {
    id: 'throttling',
    value: share,
    beside: null,
    workerId: null,
    isRaised: share !== null && share >= THROTTLED_SHARE,
    history: historyOf(part, (tick) => valueOf(column, tick) ?? Number.NaN),
  };
}

function sumAt(
  workers: readonly WorkerTrack[],
  tick: number,
  read: (worker: WorkerTrack) => Column,
): number {
  return sumKnown(workers.map((worker) => workerValue(worker, read(worker), tick)));
}
