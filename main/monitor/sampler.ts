import { cpus } from 'node:os';

import { toError } from '../../contract/result.ts';
import type { GroupSample, SampleBatch } from '../../contract/sample.ts';
import type { Clock } from './clock.ts';
import { monotonicClock } from './clock.ts';
import { ExclusiveLane } from './exclusive-lane.ts';
import { heldUpMs } from './held-up.ts';
import { MachineMeter } from './machine-meter.ts';
import { MarkWindow } from './mark-window.ts';
import { othersCoresUsed } from './others-cores-used.ts';
import { TICK_ERROR_MS } from './process-account.ts';
import type { ProcessReading } from './process-reader.ts';
import type { ProcessTableOptions } from './process-table.ts';
import type { Readers } from './readers.ts';
import { systemReaders } from './readers.ts';
import type { RunTickResult } from './run-ticks.ts';
import type { Surroundings } from './run-watch.ts';
import { WatchedRun } from './run-watch.ts';
import type { SelfMark } from './self-meter.ts';
import { SelfMeter } from './self-meter.ts';
import { ShareMeter } from './share-meter.ts';
import { TickPace } from './tick-pace.ts';
import { TickTimer } from './tick-timer.ts';
import type { RunTarget, RunWatch, Sampler } from './watch.ts';

export const DEFAULT_TICK_MS = 250;
export const MIN_TICK_MS = 100;
export const MAX_TICK_MS = 2000;

/** Counters of 10 ms ticks need this much time before their mean says anything. */
const TICK_COUNTER_SPAN_MS = 500;

/** In quiet mode: what Corelane itself uses is read this seldom, as it costs more than all the rest. */
const QUIET_SELF_INTERVAL_MS = 1000;

/** Each answer of pidusage's wakes Electron's main process several times, which costs far more than it reads. */
const PIDUSAGE_INTERVAL_MS = 5000;

/** The kernel books what a quota held back when it lets go again: up to a period late. */
const LONGEST_QUOTA_PERIOD_MS = 1000;

export interface SamplerOptions {
  /** 100…2000 ms. */
  readonly tickMs?: number;
  /** Reads PSS of every run at the boundaries only, whatever `setQuiet` says. */
  readonly quiet?: boolean;
  /** The app's processes besides this one, asked once a tick: renderer, GPU, utilities. */
  readonly otherPids?: () => readonly number[];
  /** Told of what went wrong in a tick; the same problem is told once in a row. */
  readonly onProblem?: (problem: Error) => void;
  readonly clock?: Clock;
  readonly readers?: Partial<Readers>;
}

interface PlannedTick {
  readonly intervalMs: number;
  readonly setMs: number;
}

interface ReadingKind {
  readonly withSelf: boolean;
  /** Of a run's work, which its account is held against. */
  readonly isBoundary: boolean;
}

type Usage = ReadonlyMap<number, ProcessReading> | null;

/**
 * Makes the sampler. There must be one only in an app: pidusage keeps its history in a global.
 *
 * @throws RangeError for a tick outside 100…2000 ms.
 */
export function createSampler(options: SamplerOptions = {}): Sampler {
  return new SystemSampler(options);
}

class SystemSampler implements Sampler {
  readonly #clock: Clock;
  readonly #readers: Readers;
  readonly #isAlwaysQuiet: boolean;
  readonly #onProblem: (problem: Error) => void;
  readonly #tableOptions: ProcessTableOptions;
  readonly #minSpanMs: number;
  readonly #lane = new ExclusiveLane();
  readonly #timer: TickTimer;
  readonly #pace = new TickPace();
  readonly #listeners = new Set<(batch: SampleBatch) => void>();
  readonly #machine: MachineMeter;
  readonly #throttling: ShareMeter;
  readonly #pressure = new ShareMeter((elapsedMs) => elapsedMs + TICK_ERROR_MS);
  readonly #self: SelfMeter;
  readonly #selfWindow: MarkWindow<SelfMark>;
  readonly #originMs: number;
  #tickMs: number;
  /** How far from the tick before the one under way was to be, and what was set then. */
  #planned: PlannedTick;
  #isQuiet = false;
  #watch: WatchedRun | null = null;
  #quietSinceMs: number | null = null;
  /** When pidusage was asked last. */
  #readFullyAtMs: number | null = null;
  #sequence = 0;
  #previousAtMs: number | null = null;
  #selfMark: SelfMark | null = null;
  #rejectedReadings = 0;
  #lastProblem = '';

  constructor(options: SamplerOptions) {
    const clock = options.clock ?? monotonicClock;
    this.#clock = clock;
    this.#readers = { ...systemReaders(clock), ...options.readers };
    this.#isAlwaysQuiet = options.quiet ?? false;
    this.#onProblem = options.onProblem ?? ((problem) => process.emitWarning(problem));
    this.#tickMs = checkedTickMs(options.tickMs ?? DEFAULT_TICK_MS);
    this.#planned = { intervalMs: this.#tickMs, setMs: this.#tickMs };
    const { source, readOwnUsage } = this.#readers;
    this.#tableOptions = { source, cores: cpus().length, nowMs: () => clock.nowMs() };
    this.#minSpanMs = source === null ? TICK_COUNTER_SPAN_MS : 0;
    this.#machine = new MachineMeter(this.#minSpanMs);
    this.#throttling = new ShareMeter(
      (elapsedMs) => this.#tableOptions.cores * (elapsedMs + LONGEST_QUOTA_PERIOD_MS),
    );
    this.#self = new SelfMeter(this.#tableOptions, options.otherPids ?? (() => []), readOwnUsage);
    this.#selfWindow = new MarkWindow(this.#minSpanMs);
    this.#originMs = clock.nowMs();
    this.#timer = new TickTimer(
      clock,
      () => this.#planTick(),
      () => this.#lane.run(() => this.#tickSafely()),
    );
  }

  start(): void {
    this.#timer.start();
  }

  async stop(): Promise<void> {
    this.#timer.stop();
    await this.#lane.settled();
  }

  onBatch(listener: (batch: SampleBatch) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  setTickMs(tickMs: number): void {
    this.#tickMs = checkedTickMs(tickMs);
  }

  setQuiet(isQuiet: boolean): void {
    this.#isQuiet = isQuiet;
  }

  watchRun(target: RunTarget): RunWatch {
    if (this.#watch !== null)
      throw new Error('A run is being watched already: end its watch first.');
    const watch = new WatchedRun({
      ...this.#tableOptions,
      target,
      readMemory: this.#readers.readMemory,
      readThrottledMs: () => this.#attempt(() => this.#readers.readThrottledMs()),
      quiet: this.#isAlwaysQuiet || this.#isQuiet,
      minSpanMs: this.#minSpanMs,
      lane: this.#lane,
      readNow: () => this.#read({ withSelf: true, isBoundary: true }),
      onEnd: () => this.#unwatch(),
    });
    this.#watch = watch;
    this.#quietSinceMs = watch.isQuiet ? this.#clock.nowMs() : null;
    return watch;
  }

  async #tickSafely(): Promise<void> {
    const usedBeforeMs = this.#attempt(() => this.#readers.readOwnCpuMs());
    try {
      await this.#tick();
    } catch (thrown) {
      this.#report(thrown);
    }
    const usedMs = this.#attempt(() => this.#readers.readOwnCpuMs());
    if (usedMs !== null && usedBeforeMs !== null) this.#pace.note(usedMs - usedBeforeMs);
  }

  #planTick(): number {
    const setMs = this.#tickMs;
    const quietForMs =
      this.#quietSinceMs === null ? null : this.#clock.nowMs() - this.#quietSinceMs;
    const intervalMs = this.#pace.intervalMs(setMs, quietForMs);
    this.#planned = { intervalMs, setMs };
    return intervalMs;
  }

  async #tick(): Promise<void> {
    const surroundings = await this.#read({ withSelf: this.#isSelfDue(), isBoundary: false });
    const { atMs } = surroundings;
    this.#noteHoldUp(atMs);
    this.#sequence += 1;
    const run = this.#attempt(() => this.#watch?.tick(this.#sequence, surroundings) ?? null);
    this.#rejectedReadings += run?.rejections ?? 0;
    const batch = this.#toBatch(surroundings, run);
    this.#previousAtMs = atMs;
    for (const listener of this.#listeners) this.#attempt(() => listener(batch));
    // After the batch has gone out, so that it is not held up.
    await this.#watch?.readSomeMemory(this.#planned.intervalMs);
  }

  /** What nobody looked at stays a gap: a number that is left out. */
  #noteHoldUp(atMs: number): void {
    const elapsedMs = this.#previousAtMs === null ? null : atMs - this.#previousAtMs;
    const lateMs = heldUpMs(elapsedMs, this.#planned.intervalMs);
    if (lateMs === 0) return;
    this.#sequence += 1;
    this.#watch?.heldUp(lateMs);
  }

  #isSelfDue(): boolean {
    if (this.#watch?.isQuiet !== true || this.#selfMark === null) return true;
    return this.#clock.nowMs() - this.#selfMark.atMs >= QUIET_SELF_INTERVAL_MS - this.#tickMs / 2;
  }

  /**
   * Reads everything cumulative, at a tick or a boundary. Never called twice at a time.
   * With self, Corelane's own processes are read too; else their last reading stands.
   */
  async #read({ withSelf, isBoundary }: ReadingKind): Promise<Surroundings> {
    const atMs = this.#clock.nowMs();
    const coreTimes = this.#attempt(() => this.#readers.readCoreTimes());
    const runPids = this.#attempt(() => this.#watch?.pids()) ?? [];
    const selfPids = withSelf ? (this.#attempt(() => this.#self.pids()) ?? []) : [];
    const pids = [...runPids, ...selfPids.filter((pid) => !runPids.includes(pid))];
    const usage = isBoundary ? await this.#readProcesses(pids) : await this.#readAtTick(pids);
    this.#rejectedReadings += this.#attempt(() => this.#watch?.advance(usage)) ?? 0;
    if (withSelf) this.#advanceSelf(usage);
    return { atMs, coreTimes, self: this.#selfMark };
  }

  #advanceSelf(usage: Usage): void {
    this.#rejectedReadings += this.#attempt(() => this.#self.advance(usage)) ?? 0;
    this.#selfMark = this.#attempt(() => this.#self.mark());
    if (this.#selfMark !== null) this.#selfWindow.push(this.#selfMark);
  }

  /** Without waking anybody, where that can be; somebody who looks on has pidusage's word every 5 s. */
  async #readAtTick(pids: readonly number[]): Promise<Usage> {
    const quietly = this.#readers.readQuietly;
    const isDue = this.#watch?.isQuiet !== true && isOver(this.#readFullyAtMs, this.#clock.nowMs());
    return quietly === null || isDue ? await this.#readProcesses(pids) : quietly.read(pids);
  }

  #unwatch(): void {
    this.#watch = null;
    this.#quietSinceMs = null;
    this.#readers.readQuietly?.forgetAll();
  }

  async #readProcesses(pids: readonly number[]): Promise<Usage> {
    this.#readFullyAtMs = this.#clock.nowMs();
    try {
      return await this.#readers.readProcesses(pids);
    } catch (thrown) {
      this.#report(thrown);
      return null;
    }
  }

  #toBatch(surroundings: Surroundings, run: RunTickResult | null): SampleBatch {
    const { atMs, coreTimes, self } = surroundings;
    const load = this.#machine.tick(atMs, coreTimes);
    const monitor = this.#monitorSample(self);
    const server = run?.sample.server ?? null;
    return {
      sequence: this.#sequence,
      atMs: atMs - this.#originMs,
      elapsedMs: this.#previousAtMs === null ? null : atMs - this.#previousAtMs,
      ...this.#lengthenedTick(),
      coreBusy: load.coreBusy,
      machineCoresUsed: load.coresUsed,
      run: run?.sample ?? null,
      monitor,
      othersCoresUsed: othersCoresUsed({
        machine: load.spanCoresUsed,
        run: this.#runCoresUsed(run),
        server: server === null ? 0 : server.coresUsed,
        monitor: monitor.coresUsed,
      }),
      ...this.#holdUps(),
      revisions: run?.revisions ?? [],
      rejectedReadings: this.#rejectedReadings,
    };
  }

  #lengthenedTick(): Pick<SampleBatch, 'lengthenedTickMs'> {
    const { intervalMs, setMs } = this.#planned;
    return intervalMs > setMs ? { lengthenedTickMs: intervalMs } : {};
  }

  /** How much of the tick the quota, and others, kept tasks from running. */
  #holdUps(): Pick<SampleBatch, 'throttledShare' | 'cpuPressure'> {
    const atMs = this.#clock.nowMs();
    const throttledMs = this.#attempt(() => this.#readers.readThrottledMs());
    const pressureMs = this.#attempt(() => this.#readers.readCpuPressureMs());
    const throttling = this.#throttling.tick(atMs, throttledMs);
    const pressure = this.#pressure.tick(atMs, pressureMs);
    this.#rejectedReadings += Number(throttling.isRejected) + Number(pressure.isRejected);
    return { throttledShare: throttling.share, cpuPressure: pressure.share };
  }

  /** A run that is over, or not there, uses nothing: that is known. */
  #runCoresUsed(run: RunTickResult | null): number | null {
    if (this.#watch === null || run?.sample.total.processes === 0) return 0;
    return run?.sample.total.coresUsed ?? null;
  }

  #monitorSample(self: SelfMark | null): GroupSample {
    if (self === null) return { coresUsed: null, rssBytes: null, threads: null };
    const span = this.#selfWindow.span();
    return {
      coresUsed:
        span === null ? null : (span.to.cpuMs - span.from.cpuMs) / (span.to.atMs - span.from.atMs),
      rssBytes: self.rssBytes,
      threads: self.threads,
    };
  }

  /** What one reader can't tell is not known; the others go on. */
  #attempt<Value>(read: () => Value): Value | null {
    try {
      return read();
    } catch (thrown) {
      this.#report(thrown);
      return null;
    }
  }

  #report(thrown: unknown): void {
    const problem = toError(thrown);
    if (problem.message === this.#lastProblem) return;
    this.#lastProblem = problem.message;
    this.#onProblem(problem);
  }
}

/** Whether pidusage may be asked again; half of the shortest tick is what timers may be early by. */
function isOver(readAtMs: number | null, nowMs: number): boolean {
  return readAtMs === null || nowMs - readAtMs >= PIDUSAGE_INTERVAL_MS - MIN_TICK_MS / 2;
}

function checkedTickMs(tickMs: number): number {
  if (tickMs >= MIN_TICK_MS && tickMs <= MAX_TICK_MS) return tickMs;
  throw new RangeError(`A tick lasts ${MIN_TICK_MS} to ${MAX_TICK_MS} ms, not ${tickMs} ms.`);
}
