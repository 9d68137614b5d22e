import { batchFigures, workerFigures } from '../../../contract/recording-figures.ts';
import type {
  RunSample,
  SampleBatch,
  StateRevision,
  WorkerSample,
} from '../../../contract/sample.ts';
import { mapValues } from '../map-values.ts';
import { GrowingColumn } from './growing-column.ts';
import { GrowingOtherThreads } from './growing-other-threads.ts';
import {
  type RunTrack,
  TRACK_FIGURES,
  type TrackFigure,
  WORKER_FIGURES,
  type WorkerFigure,
  type WorkerTrack,
} from './run-track.ts';
import { thinnedTrack } from './thinned-track.ts';

/**
 * What is held: an hour at the default tick, of many workers as much as some 5 MB. Of longer runs the
 * older half becomes coarser, as often as it takes: nothing is dropped, and what is looked at closely
 * comes from the history.
 */
export const TRACK_LIMITS: TrackLimits = { ticks: 14_400, places: 100_000, leastTicks: 1_200 };

interface TrackLimits {
  readonly ticks: number;
  /** Samples of workers. */
  readonly places: number;
  /** So many are held of however many workers. */
  readonly leastTicks: number;
}

interface GrowingWorker {
  readonly id: number;
  readonly firstTick: number;
  readonly columns: Readonly<Record<WorkerFigure, GrowingColumn>>;
}

/** Ticks of so many workers that can be held as they were taken. */
export function exactTicks(workers: number): number {
  const most = Math.floor(TRACK_LIMITS.places / Math.max(1, workers));
  return Math.min(TRACK_LIMITS.ticks, Math.max(TRACK_LIMITS.leastTicks, most));
}

/** The track of a run that goes on. Bounded: see `TRACK_LIMITS`. */
export class GrowingTrack {
  readonly #runId: string;
  readonly #limits: TrackLimits;
  #sequence = new GrowingColumn(new Float64Array(0));
  #atMs = new GrowingColumn(new Float64Array(0));
  #elapsedMs = new GrowingColumn(new Float64Array(0));
  #cores = 0;
  #coreBusy = new GrowingColumn(new Float32Array(0));
  #figures = figureColumns(() => new Float64Array(0));
  #workers = new Map<number, GrowingWorker>();
  #otherThreads = new GrowingOtherThreads([]);
  /** Samples of workers that are held. */
  #places = 0;
  #coarserTicks = 0;

  constructor(runId: string, limits: Partial<TrackLimits> = {}) {
    this.#runId = runId;
    this.#limits = { ...TRACK_LIMITS, ...limits };
  }

  /** A later batch than all before, with a sample of this run. */
  add(batch: SampleBatch, run: RunSample): void {
    if (this.#atMs.length === 0) this.#cores = batch.coreBusy.length;
    if (this.#isFull()) this.#thin();
    this.#sequence.push(batch.sequence);
    this.#atMs.push(batch.atMs);
    this.#elapsedMs.push(batch.elapsedMs);
    for (let core = 0; core < this.#cores; core += 1) {
      this.#coreBusy.push(batch.coreBusy[core] ?? null);
    }
    const figures = batchFigures(batch, run);
    for (const name of TRACK_FIGURES) this.#figures[name].push(figures[name] ?? null);
    for (const worker of run.workers) this.#addWorker(worker);
    this.#places += run.workers.length;
    for (const row of run.otherThreads) this.#otherThreads.add(row, this.#atMs.length - 1);
  }

  /** Corrects the states of an earlier tick; one that has become coarser is left alone. */
  revise({ sequence, workerId, states }: StateRevision): void {
    const tick = this.#tickOf(sequence);
    const worker = this.#workers.get(workerId);
    if (tick === -1 || worker === undefined) return;
    const place = tick - worker.firstTick;
    worker.columns.onCpu.replace(place, states.onCpu);
    worker.columns.waiting.replace(place, states.waiting);
    worker.columns.blocked.replace(place, states.blocked);
  }

  /** @param originMs the run's start, on the clock of the batches */
  read(originMs: number): RunTrack {
    return {
      runId: this.#runId,
      originMs,
      atMs: this.#atMs.read(),
      elapsedMs: this.#elapsedMs.read(),
      cores: this.#cores,
      coreBusy: this.#coreBusy.read(),
      figures: mapValues(this.#figures, (column) => column.read()),
      workers: [...this.#workers.values()]
        .sort((left, right) => left.id - right.id)
        .map(({ id, firstTick, columns }) => ({
          id,
          firstTick,
          ...mapValues(columns, (column) => column.read()),
        })),
      otherThreads: this.#otherThreads.read(),
      ...(this.#coarserTicks > 0 ? { coarserTicks: this.#coarserTicks } : {}),
    };
  }

  #addWorker(sample: WorkerSample): void {
    const tick = this.#atMs.length - 1;
    const { columns, firstTick } = this.#worker(sample.id, tick);
    const figures = workerFigures(sample);
    for (const name of WORKER_FIGURES) {
      // Ticks in which it was not there.
      while (firstTick + columns[name].length < tick) columns[name].push(null);
      columns[name].push(figures[name]);
    }
  }

  #worker(id: number, firstTick: number): GrowingWorker {
    let worker = this.#workers.get(id);
    if (worker === undefined) {
      worker = { id, firstTick, columns: workerColumns(() => new Float32Array(0)) };
      this.#workers.set(id, worker);
    }
    return worker;
  }

  #tickOf(sequence: number): number {
    const sequences = this.#sequence.read();
    for (let tick = sequences.length - 1; tick >= 0; tick -= 1) {
      const found = sequences[tick] ?? NaN;
      if (found === sequence) return tick;
      if (!(found > sequence)) return -1;
    }
    return -1;
  }

  #isFull(): boolean {
    const { ticks, places, leastTicks } = this.#limits;
    const held = this.#atMs.length;
    return held >= ticks || (this.#places >= places && held >= leastTicks);
  }

  #thin(): void {
    const kept = Math.ceil(this.#atMs.length / 2);
    const thinned = thinnedTrack(this.read(0), kept);
    const sequences = this.#sequence.read().slice(-kept);
    const merged = new Float64Array(thinned.atMs.length).fill(NaN);
    merged.set(sequences, merged.length - sequences.length);
    this.#coarserTicks = thinned.atMs.length - kept;
    this.#places = thinned.workers.reduce((sum, { coresUsed }) => sum + coresUsed.length, 0);
    this.#sequence = new GrowingColumn(merged);
    this.#atMs = new GrowingColumn(thinned.atMs);
    this.#elapsedMs = new GrowingColumn(thinned.elapsedMs);
    this.#coreBusy = new GrowingColumn(thinned.coreBusy);
    this.#figures = figureColumns((name) => thinned.figures[name]);
    this.#otherThreads = new GrowingOtherThreads(thinned.otherThreads);
    this.#workers = new Map(thinned.workers.map((worker) => [worker.id, growing(worker)]));
  }
}

function growing(worker: WorkerTrack): GrowingWorker {
  const { id, firstTick } = worker;
  return { id, firstTick, columns: workerColumns((name) => worker[name]) };
}

function figureColumns(start: (name: TrackFigure) => RunTrack['atMs']) {
  return columnsOf(TRACK_FIGURES, start);
}

function workerColumns(start: (name: WorkerFigure) => RunTrack['atMs']) {
  return columnsOf(WORKER_FIGURES, start);
}

function columnsOf<Name extends string>(
  names: readonly Name[],
  start: (name: Name) => RunTrack['atMs'],
): Record<Name, GrowingColumn> {
  const entries = names.map((name) => [name, new GrowingColumn(start(name))]);
  return Object.fromEntries(entries) as Record<Name, GrowingColumn>;
}
