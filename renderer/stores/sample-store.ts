import type { SampleBatch } from '../../contract/sample.ts';
import { RunSeries, type WorkersTogether } from './run-series.ts';
import { SequencedSeries } from './sequenced-series.ts';
import { GrowingTrack } from './track/growing-track.ts';
import type { RunTrack } from './track/run-track.ts';

/** Ticks of the machine's load kept: what a small line shows. */
const CORE_CAPACITY = 60;

/** Gives the track of a run, with the run's start on the clock of its ticks. */
export interface TrackSource {
  read(originMs: number): RunTrack;
}

/**
 * Holds what the sampler pushed: the machine's newest readings and the series of the current or
 * last run. Batches come in order; one that was already seen (a snapshot overlaps with the pushes)
 * is dropped, one that was missed leaves a gap.
 */
export class SampleStore {
  latest: SampleBatch | null = null;
  run: RunSeries | null = null;
  /** Of the run in `run`. */
  #track: TrackSource | null = null;
  /** The same, unless it comes from a recording. */
  #growing: GrowingTrack | null = null;
  readonly elapsedMs = new SequencedSeries(CORE_CAPACITY);
  readonly cores: SequencedSeries[] = [];
  readonly monitorCoresUsed = new SequencedSeries(CORE_CAPACITY);
  readonly othersCoresUsed = new SequencedSeries(CORE_CAPACITY);
  /** Wall clock minus the sampler's clock; the least one seen has the least delay in it. */
  #clockOffsetMs = Number.POSITIVE_INFINITY;

  /** Takes a batch over; says whether it was new. */
  add(batch: SampleBatch, nowEpochMs: number): boolean {
    if (!this.#addSurroundings(batch, nowEpochMs)) return false;
    this.#addRun(batch);
    for (const revision of batch.revisions) {
      this.run?.revise(revision);
      this.#growing?.revise(revision);
    }
    return true;
  }

  /** An older tick of a recording, whose workers are told of together. */
  addOlder(batch: SampleBatch, nowEpochMs: number, workers: WorkersTogether): void {
    if (!this.#addSurroundings(batch, nowEpochMs) || batch.run === null) return;
    this.beginRun(batch.run.runId);
    this.run?.addTogether(batch, batch.run, workers);
  }

  /**
   * All that was sampled of the current or last run; `null`: nothing.
   * @param startEpochMs wall clock at the run's start
   */
  readTrack(startEpochMs: number): RunTrack | null {
    return this.#track?.read(startEpochMs - this.#clockOffsetMs) ?? null;
  }

  /** Takes the track of a recording instead of one that grows. */
  keepTrack(source: TrackSource): void {
    this.#track = source;
    this.#growing = null;
  }

  /** Forgets the series of any run but this one. */
  beginRun(runId: string): void {
    if (this.run?.runId === runId) return;
    this.run = new RunSeries(runId);
    this.#growing = new GrowingTrack(runId);
    this.#track = this.#growing;
  }

  /** Wall clock at the zero of the ticks' times, as main has seen it: nothing that comes late knows it better. */
  noteEpoch(epochMs: number): void {
    this.#clockOffsetMs = Math.min(this.#clockOffsetMs, epochMs);
  }

  /** Wall-clock time of a tick; infinite before the first batch. */
  epochMsOf(atMs: number): number {
    return atMs + this.#clockOffsetMs;
  }

  #addSurroundings(batch: SampleBatch, nowEpochMs: number): boolean {
    if (this.latest !== null && batch.sequence <= this.latest.sequence) return false;
    this.latest = batch;
    this.#clockOffsetMs = Math.min(this.#clockOffsetMs, nowEpochMs - batch.atMs);
    this.#addMachine(batch);
    return true;
  }

  #addMachine(batch: SampleBatch): void {
    const { sequence } = batch;
    this.elapsedMs.put(sequence, batch.elapsedMs);
    this.monitorCoresUsed.put(sequence, batch.monitor.coresUsed);
    this.othersCoresUsed.put(sequence, batch.othersCoresUsed);
    batch.coreBusy.forEach((busy, core) => {
      this.cores[core] ??= new SequencedSeries(CORE_CAPACITY);
      this.cores[core].put(sequence, busy);
    });
  }

  #addRun(batch: SampleBatch): void {
    if (batch.run === null) return;
    this.beginRun(batch.run.runId);
    this.run?.add(batch, batch.run);
    this.#growing?.add(batch, batch.run);
  }
}
