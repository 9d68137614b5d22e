import {
  type Column,
  type RunTrack,
  type TimeTrack,
  type WorkerTrack,
  workerValue,
} from './run-track.ts';

/** Id of what stands for several workers together: no worker has it. */
export const TOTAL_ID = -1;

/**
 * Several workers as one, from the first tick on: cores used are the sum, states the mean over those
 * workers of which they are known, as is the use of their event loops; the lateness is the greatest. Heaps and switches are sums. Memory and tasks are those of the run as a whole, because
 * threads share the one and workers that have gone keep the other.
 */
export function totalWorker(track: RunTrack, workers: readonly WorkerTrack[]): WorkerTrack {
  const ticks = track.atMs.length;
  const sums = (read: (worker: WorkerTrack) => Column) => summed(workers, read, ticks);
  const coresUsed = sums((worker) => worker.coresUsed);
  const onCpu = sums((worker) => worker.onCpu);
  const waiting = sums((worker) => worker.waiting);
  const blocked = sums((worker) => worker.blocked);
  return {
    id: TOTAL_ID,
    firstTick: 0,
    coresUsed: coresUsed.totals,
    onCpu: meansOf(onCpu),
    waiting: meansOf(waiting),
    blocked: meansOf(blocked),
    rssBytes: track.figures['run.total.rssBytes'],
    heapUsedBytes: sums((worker) => worker.heapUsedBytes).totals,
    loopUtilisation: meansOf(sums((worker) => worker.loopUtilisation)),
    loopDelayMs: greatest(workers, ticks),
    voluntarySwitchesPerS: sums((worker) => worker.voluntarySwitchesPerS).totals,
    involuntarySwitchesPerS: sums((worker) => worker.involuntarySwitchesPerS).totals,
    tasksDone: track.figures['run.tasksDone'],
  };
}

/** Lateness of the loop that was latest, by tick. */
function greatest(workers: readonly WorkerTrack[], ticks: number): Float32Array {
  const latest = new Float32Array(ticks).fill(Number.NaN);
  for (const worker of workers) {
    for (let tick = worker.firstTick; tick < ticks; tick += 1) {
      const delayMs = workerValue(worker, worker.loopDelayMs, tick);
      const isKnown = !Number.isNaN(delayMs);
      if (isKnown && !(delayMs <= (latest[tick] ?? Number.NaN))) latest[tick] = delayMs;
    }
  }
  return latest;
}

/** Totals by tick, and over how many of them; NaN where none is known. */
export interface Sums {
  readonly totals: Float32Array;
  readonly known: Uint16Array;
}

export function summed<Track extends TimeTrack>(
  tracks: readonly Track[],
  read: (track: Track) => Column,
  ticks: number,
): Sums {
  const sums = { totals: new Float32Array(ticks).fill(Number.NaN), known: new Uint16Array(ticks) };
  for (const track of tracks) addColumn(sums, read(track), track.firstTick);
  return sums;
}

/** Nothing but numbers: of hundreds of workers there are millions of them in an hour. */
function addColumn({ totals, known }: Sums, column: Column, firstTick: number): void {
  const end = Math.min(column.length, totals.length - firstTick);
  for (let place = 0; place < end; place += 1) {
    const value = column[place] ?? Number.NaN;
    // Only NaN is not itself.
    if (value !== value) continue;
    const tick = firstTick + place;
    const count = known[tick] ?? 0;
    totals[tick] = count === 0 ? value : (totals[tick] ?? 0) + value;
    known[tick] = count + 1;
  }
}

export function meansOf({ totals, known }: Sums): Float32Array {
  return totals.map((total, tick) => total / (known[tick] ?? Number.NaN));
}
