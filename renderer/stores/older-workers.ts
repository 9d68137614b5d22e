import type { Recording, WorkerRecording } from '../../contract/recording.ts';
import { valueOf } from '../../contract/recording-figures.ts';
import type { SlicedWork } from '../../contract/work-slices.ts';
import type { OlderWorker, WorkersTogether } from './run-series.ts';

/** The workers of older ticks: together by tick, and one by one over all of them. */
export interface OlderWorkers {
  readonly together: (tick: number) => WorkersTogether;
  /** In the order in which they were first there; those that were not are left out. */
  readonly workers: readonly OlderWorker[];
}

/** Sums by tick. */
interface Sums {
  readonly coresUsed: Float64Array;
  readonly known: Uint32Array;
  readonly there: Uint32Array;
  /** Those that were not there before. */
  readonly born: Uint32Array;
}

interface Life {
  readonly worker: OlderWorker;
  readonly firstTick: number;
}

/**
 * What `RunSeries.add` would come to over all these ticks.
 * @param keptTicks as many as the series of a worker hold
 */
export function* olderWorkers(recording: Recording, keptTicks: number): SlicedWork<OlderWorkers> {
  const ticks = recording.sequence.length;
  const sums: Sums = {
    coresUsed: new Float64Array(ticks),
    known: new Uint32Array(ticks),
    there: new Uint32Array(ticks),
    born: new Uint32Array(ticks),
  };
  const lives: Life[] = [];
  for (const [place, worker] of recording.workers.entries()) {
    lives.push(...lifeOf(recording, worker, sums, keptTicks));
    yield place / recording.workers.length;
  }
  const seen = sums.born.slice();
  for (let tick = 1; tick < ticks; tick += 1) seen[tick] = at(seen, tick) + at(seen, tick - 1);
  return {
    together: (tick) => ({
      coresUsed: coresUsed(sums, tick),
      areAllThere: at(sums.there, tick) >= at(seen, tick),
    }),
    workers: lives
      .sort((left, right) => left.firstTick - right.firstTick)
      .map(({ worker }) => worker),
  };
}

/** No workers use nothing; workers none of which is known are not known. */
function coresUsed({ coresUsed: sums, known, there }: Sums, tick: number): number | null {
  return at(known, tick) === 0 && at(there, tick) > 0 ? null : at(sums, tick);
}

function lifeOf(
  recording: Recording,
  worker: WorkerRecording,
  sums: Sums,
  keptTicks: number,
): readonly Life[] {
  const places = placesThere(recording, worker);
  const [first] = places;
  if (first === undefined) return [];
  const { id, firstTick, columns } = worker;
  const total = recording.figures['run.tasksTotal'];
  const [rss, heap] = [new Peak(columns['rssBytes']), new Peak(columns['heapUsedBytes'])];
  sums.born[firstTick + first] = at(sums.born, firstTick + first) + 1;
  for (const place of places) {
    const tick = firstTick + place;
    addTo(sums, tick, columns['coresUsed']?.[place] ?? NaN);
    if (Number.isNaN(total?.[tick] ?? NaN)) continue;
    rss.add(place);
    heap.add(place);
  }
  const kept = places.slice(-keptTicks).map((place) => ({
    sequence: at(recording.sequence, firstTick + place),
    coresUsed: valueOf(columns['coresUsed'], place),
  }));
  const peaks = { peakRssBytes: rss.value, peakHeapBytes: heap.value };
  return [{ worker: { id, ticks: kept, ...peaks }, firstTick: firstTick + first }];
}

/** Places of its columns in whose ticks the run was there, and the worker in it. */
function placesThere(
  { sequence, figures }: Recording,
  { firstTick, columns }: WorkerRecording,
): readonly number[] {
  const [ofRun, ofWorker] = [figures['run.tasksDone'], columns['tasksDone']];
  const places: number[] = [];
  for (let place = 0; firstTick + place < sequence.length; place += 1) {
    const isThere = (ofRun?.[firstTick + place] ?? NaN) + (ofWorker?.[place] ?? NaN);
    if (!Number.isNaN(isThere)) places.push(place);
  }
  return places;
}

function addTo(sums: Sums, tick: number, cores: number): void {
  sums.there[tick] = at(sums.there, tick) + 1;
  if (Number.isNaN(cores)) return;
  sums.known[tick] = at(sums.known, tick) + 1;
  sums.coresUsed[tick] = at(sums.coresUsed, tick) + cores;
}

/** The greatest value of a column. */
class Peak {
  readonly #column: Float64Array | Float32Array | undefined;
  #greatest = NaN;

  constructor(column: Float64Array | Float32Array | undefined) {
    this.#column = column;
  }

  add(place: number): void {
    const value = this.#column?.[place] ?? NaN;
    if (!Number.isNaN(value) && !(value <= this.#greatest)) this.#greatest = value;
  }

  /** `null`: nothing is known. */
  get value(): number | null {
    return Number.isNaN(this.#greatest) ? null : this.#greatest;
  }
}

function at(column: Float64Array | Uint32Array, tick: number): number {
  return column[tick] ?? 0;
}
