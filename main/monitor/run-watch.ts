import type { ToldWorker } from '../../contract/host-protocol.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import type { ExclusiveLane } from './exclusive-lane.ts';
import type { ReadMemory } from './memory-meter.ts';
import { MemoryMeter } from './memory-meter.ts';
import type { ProcessReading } from './process-reader.ts';
import type { ProcessTableOptions } from './process-table.ts';
import type { RunSnapshot } from './run-observation.ts';
import { nothingObserved, observeBetween } from './run-observation.ts';
import { RunProcesses } from './run-processes.ts';
import type { RunTickResult } from './run-ticks.ts';
import { RunTicks } from './run-ticks.ts';
import { StretchMeter } from './stretch-meter.ts';
import { sumKnown } from './sum-known.ts';
import type { RunObservation, RunTarget, RunWatch } from './watch.ts';

/** What of a reading is not the run's own: read once, for all who need it. */
export type Surroundings = Pick<RunSnapshot, 'atMs' | 'coreTimes' | 'self'>;

export interface WatchOptions extends ProcessTableOptions {
  readonly target: RunTarget;
  readonly readMemory: ReadMemory | null;
  /** How long the CPU quota has held the run's cgroup back so far; `null`: not reported. */
  readonly readThrottledMs: () => number | null;
  readonly quiet: boolean;
  readonly minSpanMs: number;
  /** Where ticks and boundary readings wait for each other. */
  readonly lane: ExclusiveLane;
  /** Reads and books everything. Only to be called in the lane. */
  readonly readNow: () => Promise<Surroundings>;
  /** Called once, at the end. */
  readonly onEnd: () => void;
}

/** The watch over one run: the sampler reads through it, the runner marks the boundaries. */
export class WatchedRun implements RunWatch {
  readonly #options: WatchOptions;
  readonly #processes: RunProcesses;
  readonly #ticks: RunTicks;
  readonly #memory: MemoryMeter | null;
  #surroundings: Surroundings | null = null;
  #ready: RunSnapshot | null = null;
  #finished: RunSnapshot | null = null;
  #observation: Promise<RunObservation> | null = null;
  readonly #stretches = new StretchMeter();
  #ticksInWork = 0;
  #peakRssBytes: number | null = null;
  #peakPssBytes: number | null = null;
  #peakUssBytes: number | null = null;
  #pssReadings = 0;
  #rejectedReadings = 0;
  #heldUpMs = 0;

  constructor(options: WatchOptions) {
    const { target, source, readMemory, nowMs, minSpanMs, quiet } = options;
    this.#options = options;
    this.#processes = new RunProcesses(target, options);
    const activityOf = (pid: number) => this.#processes.table.markOf(pid);
    this.#memory = readMemory === null ? null : new MemoryMeter(readMemory, nowMs, activityOf);
    this.#ticks = new RunTicks({
      target,
      processes: this.#processes,
      source,
      memory: this.#memory,
      minSpanMs,
      quiet,
    });
  }

  /** Nothing is read that the work can do without. */
  get isQuiet(): boolean {
    return this.#options.quiet;
  }

  addWorker(worker: WorkerIdentity): void {
    this.#processes.addWorker(worker);
  }

  tell(worker: ToldWorker): WorkerIdentity {
    return this.#processes.tell(worker);
  }

  setHelperThreads(tids: readonly number[]): void {
    this.#processes.setHelperThreads(tids);
  }

  markReady(): Promise<void> {
    return this.#options.lane.run(async () => {
      const surroundings = await this.#options.readNow();
      this.#ready = this.#snapshot(surroundings);
      this.#resetPeaks();
      await this.#readAllMemory();
    });
  }

  markFinished(): Promise<void> {
    return this.#options.lane.run(async () => {
      const surroundings = await this.#options.readNow();
      this.#finished = this.#snapshot(surroundings);
      await this.#readAllMemory();
    });
  }

  end(): Promise<RunObservation> {
    this.#observation ??= this.#options.lane.run(() => Promise.resolve(this.#close()));
    return this.#observation;
  }

  /** Processes to be read, found anew. */
  pids(): readonly number[] {
    return this.#processes.pids();
  }

  /** Books what was read, at a tick or a boundary. */
  advance(usage: ReadonlyMap<number, ProcessReading> | null): number {
    const rejections = this.#processes.advance(usage);
    this.#rejectedReadings += rejections;
    if (this.#finished === null) this.#peakRssBytes = max(this.#peakRssBytes, this.#rssBytes());
    return rejections;
  }

  /** The sample of a tick, once `advance` has booked it. */
  tick(sequence: number, surroundings: Surroundings): RunTickResult {
    const result = this.#ticks.tick(sequence, surroundings.atMs);
    this.#noteStretch(surroundings.atMs, result.sample.total.coresUsed);
    this.#surroundings = surroundings;
    this.#rejectedReadings += result.rejections;
    if (this.#ready !== null && this.#finished === null) this.#ticksInWork += 1;
    return result;
  }

  /** Nothing could be read for so long. */
  heldUp(lateMs: number): void {
    this.#heldUpMs += lateMs;
  }

  /**
   * Reads PSS and USS within the budget of one tick. In quiet mode the two ends are enough, but of a
   * followed program: at the one it does not live yet, at the other not any more.
   */
  async readSomeMemory(tickMs: number): Promise<void> {
    const { quiet, target } = this.#options;
    if (this.#memory === null || (quiet && target.follows === undefined)) return;
    const pids = this.#processes.ownPids();
    const isWholePass = await this.#memory.readSome(pids, tickMs);
    if (isWholePass && this.#finished === null) this.#noteMemory();
  }

  /** A tick that began before the work is not of the work alone. */
  #noteStretch(atMs: number, coresUsed: number | null): void {
    const beganMs = this.#surroundings?.atMs ?? null;
    if (beganMs === null || this.#ready === null || this.#finished !== null) return;
    if (beganMs >= this.#ready.atMs) this.#stretches.push(atMs - beganMs, coresUsed);
  }

  /** Start-up is not work; only where there was no work its peaks are all there is. */
  #resetPeaks(): void {
    this.#peakRssBytes = this.#rssBytes();
    this.#peakPssBytes = null;
    this.#peakUssBytes = null;
    this.#pssReadings = 0;
  }

  #rssBytes(): number | null {
    const living = this.#processes.table.living().filter(({ pid }) => this.#processes.isOwn(pid));
    return sumKnown(living.map((account) => account.mark()?.rssBytes ?? null));
  }

  async #readAllMemory(): Promise<void> {
    await this.#memory?.readAll(this.#processes.ownPids());
    this.#noteMemory();
  }

  #noteMemory(): void {
    const total = this.#memory?.total(this.#processes.ownPids());
    // Nothing at all is what is left of those that have just ended.
    if (total === undefined || total.pssBytes === null || total.pssBytes === 0) return;
    this.#pssReadings += 1;
    this.#peakPssBytes = max(this.#peakPssBytes, total.pssBytes);
    this.#peakUssBytes = max(this.#peakUssBytes, total.ussBytes);
  }

  #close(): RunObservation {
    const observation = this.#observe();
    this.#options.onEnd();
    this.#processes.close();
    return observation;
  }

  #observe(): RunObservation {
    const roles = this.#processes.roles();
    const last = this.#finished ?? this.#lastSnapshot();
    const accounts =
      this.#ready === null || last === null
        ? nothingObserved(roles)
        : observeBetween(this.#ready, last, roles, this.#finished !== null);
    return {
      ...accounts,
      ticks: this.#ticksInWork,
      stretches: this.#options.target.follows === undefined ? null : this.#stretches.read(),
      peakRssBytes: this.#peakRssBytes,
      peakPssBytes: this.#peakPssBytes,
      peakUssBytes: this.#peakUssBytes,
      pssReadings: this.#pssReadings,
      rejectedReadings: this.#rejectedReadings,
      heldUpMs: this.#heldUpMs,
    };
  }

  /** After a crash: the accounts hold what the last tick read. */
  #lastSnapshot(): RunSnapshot | null {
    if (this.#surroundings === null) return null;
    return this.#snapshot(this.#surroundings);
  }

  #snapshot(surroundings: Surroundings): RunSnapshot {
    const throttledMs = this.#options.readThrottledMs();
    return { ...surroundings, ...this.#processes.marks(), throttledMs };
  }
}

function max(known: number | null, candidate: number | null): number | null {
  if (known === null || candidate === null) return known ?? candidate;
  return Math.max(known, candidate);
}
