import type { RunState } from '../../contract/run.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import type { TaskTimesPart } from '../../contract/task-times.ts';
import type { Bridge } from '../bridge.ts';
import { type ChartView, readChartView } from './chart-view.ts';
import { FrameClock, type FrameHost } from './frame-clock.ts';
import { type LiveView, readLiveView } from './live-view.ts';
import { Observable } from './observable.ts';
import type { RunStore } from './run-store.ts';
import { headerOf } from './run-view.ts';
import type { SampleStore } from './sample-store.ts';
import { TaskStore } from './tasks/task-store.ts';
import { TimeViewStore } from './time-view-store.ts';
import { DetailStore } from './track/detail-store.ts';
import type { RunTrack } from './track/run-track.ts';

/**
 * Numbers, charts and lanes are drawn together, in one frame: what changes oftener can't be read, and
 * every frame costs CPU that the run should have.
 */
const DRAW_INTERVAL_MS = 1000;

/** Charts of a run that has gone on for long hardly change in a second: they wait for this share of it. */
const CHART_SHARE = 1 / 60;
const MAX_CHART_INTERVAL_MS = 5000;

/**
 * With more workers one frame for everything would hold the page up too long: the rows, the charts, the
 * lanes and the tasks get one each behind it.
 */
const MOST_IN_ONE_FRAME = 16;

/** A picture that stands still while recording goes on. */
export interface Freeze {
  /** Samples that came since, and are not in the picture. */
  readonly newSamples: number;
  /** Whether the run has ended since. */
  readonly hasEnded: boolean;
}

/** Turns the stream of samples and states into values to draw, no faster than they can be read. */
export class LiveStore {
  readonly #run: RunStore;
  readonly #samples: SampleStore;
  readonly #host: FrameHost;
  readonly view: Observable<LiveView>;
  /** The same for what has a row a worker: with many of them it is drawn in a frame of its own. */
  readonly rows: Observable<LiveView>;
  readonly chart: Observable<ChartView>;
  /** All that was sampled of the run, by columns; `null`: there has been no run. */
  readonly track: Observable<RunTrack | null>;
  /** `null`: the picture follows the run. */
  readonly freeze = new Observable<Freeze | null>(null);
  /** The part and the moment of the run that its charts show. */
  readonly time = new TimeViewStore();
  /** What of the track comes back from the history, as it was put together here. */
  readonly detail: DetailStore;
  /** Its tasks that have ended. */
  readonly tasks: TaskStore;
  readonly #clock: FrameClock;
  readonly #badgeClock: FrameClock;
  #samplesSinceFreeze = 0;
  /** The track as it is kept here, at the time of the last picture. */
  #whole: RunTrack | null = null;
  /** What of the last picture is still to be drawn, a frame each. */
  #due: (() => void)[] = [];
  /** Clock of the samples, when the charts were drawn. */
  #chartAtMs = Number.NEGATIVE_INFINITY;

  constructor(run: RunStore, samples: SampleStore, host: FrameHost, bridge: Bridge) {
    this.#run = run;
    this.#samples = samples;
    this.#host = host;
    this.view = new Observable(this.#readView());
    this.rows = new Observable(this.view.get());
    this.chart = new Observable(this.#readChart());
    this.track = new Observable(this.#readTrack());
    this.detail = new DetailStore(bridge, () => this.track.set(this.detail.fill(this.#whole)));
    this.time.view.subscribe(() => this.detail.look(this.time.view.get().span));
    this.#clock = new FrameClock(this.#draw, DRAW_INTERVAL_MS, host);
    this.#badgeClock = new FrameClock(this.#drawBadge, DRAW_INTERVAL_MS, host);
    this.tasks = new TaskStore(bridge);
    this.tasks.follow(run.view.get());
  }

  /**
   * Takes over what a page that came late has missed.
   * @param epochMs wall clock at the zero of the batches' times; `null`: not known
   */
  acceptRecent(batches: readonly SampleBatch[], epochMs: number | null): void {
    for (const batch of batches) this.acceptSamples(batch);
    if (epochMs !== null) this.#samples.noteEpoch(epochMs);
  }

  acceptSamples(batch: SampleBatch): void {
    if (!this.#samples.add(batch, Date.now())) return;
    // The picture of an ended run stands still.
    if ('result' in this.#run.view.get().state) return;
    if (this.freeze.get() !== null) {
      this.#samplesSinceFreeze += 1;
      this.#badgeClock.request();
      return;
    }
    this.#clock.request();
  }

  acceptTasks(part: TaskTimesPart): void {
    this.tasks.acceptPart(part);
  }

  /** @param knownStartEpochMs when the work began, for a page that came late */
  acceptState(state: RunState, knownStartEpochMs: number | null = null): void {
    const before = this.#run.view.get().state;
    const isOtherRun = headerOf(before)?.runId !== headerOf(state)?.runId;
    this.#run.accept(state, Date.now(), knownStartEpochMs);
    const header = headerOf(state);
    if (header !== null) this.#samples.beginRun(header.runId);
    if (isOtherRun) this.#beginOtherRun();
    this.tasks.follow(this.#run.view.get());
    if (this.freeze.get() !== null) {
      this.#badgeClock.flush();
      return;
    }
    // Workers being born only add rows: they can wait for the next frame.
    if (before.state === state.state) {
      this.#clock.request();
      return;
    }
    this.#drawAll();
  }

  /** Lets the picture stand still; recording goes on. Only of a run that is under way. */
  stopDrawing(): void {
    if (this.freeze.get() !== null || 'result' in this.#run.view.get().state) return;
    // Numbers, charts and lanes are of one moment.
    for (const draw of this.#takeDue()) draw();
    this.#samplesSinceFreeze = 0;
    this.tasks.freeze(true);
    this.#drawBadge(true);
  }

  /** Draws what has come since the picture was frozen, and follows the run again. */
  followAgain(): void {
    if (this.freeze.get() === null) return;
    this.freeze.set(null);
    this.tasks.freeze(false);
    this.#drawAll();
  }

  /** Draws what fell due while the page was hidden. */
  resume(): void {
    this.#clock.resume();
    this.#badgeClock.resume();
  }

  #beginOtherRun(): void {
    this.freeze.set(null);
    this.time.reset();
  }

  /** At once, however many workers there are and however little has come since. */
  #drawAll(): void {
    this.#chartAtMs = Number.NEGATIVE_INFINITY;
    this.#due = [];
    this.#clock.flush();
    for (const draw of this.#takeDue()) draw();
  }

  readonly #draw = (): void => {
    // Asked for before the picture was frozen.
    if (this.freeze.get() !== null) return;
    const view = this.#readView();
    this.view.set(view);
    const isLarge = (headerOf(view.state)?.workers.length ?? 0) > MOST_IN_ONE_FRAME;
    if (isLarge && this.#due.length > 0) return;
    const steps = [
      () => this.rows.set(view),
      ...(this.#isChartDue(view) ? this.#chartSteps() : []),
    ];
    if (isLarge) this.#drawLater(steps);
    else for (const draw of steps) draw();
  };

  #drawLater(steps: (() => void)[]): void {
    this.#due = steps;
    this.#host.requestFrame(this.#drawDue);
  }

  readonly #drawDue = (): void => {
    this.#due.shift()?.();
    if (this.#due.length > 0) this.#host.requestFrame(this.#drawDue);
  };

  #isChartDue({ elapsedMs }: LiveView): boolean {
    const sinceMs = (this.#samples.latest?.atMs ?? 0) - this.#chartAtMs;
    return sinceMs >= Math.min(MAX_CHART_INTERVAL_MS, (elapsedMs ?? 0) * CHART_SHARE);
  }

  #takeDue(): readonly (() => void)[] {
    const due = this.#due;
    this.#due = [];
    return due;
  }

  /** The chart comes before the lanes, which take their axis from it. */
  #chartSteps(): (() => void)[] {
    this.#chartAtMs = this.#samples.latest?.atMs ?? 0;
    return [
      () => this.chart.set(this.#readChart()),
      () => this.track.set(this.detail.fill(this.#readTrack())),
      () => this.tasks.draw(),
    ];
  }

  readonly #drawBadge = (begins = false): void => {
    if (!begins && this.freeze.get() === null) return;
    const hasEnded = 'result' in this.#run.view.get().state;
    this.freeze.set({ newSamples: this.#samplesSinceFreeze, hasEnded });
  };

  #readView(): LiveView {
    return readLiveView(this.#run.view.get(), this.#samples, Date.now());
  }

  #readChart(): ChartView {
    const { state, workStartedEpochMs } = this.#run.view.get();
    return readChartView(state, workStartedEpochMs, this.#samples);
  }

  #readTrack(): RunTrack | null {
    const header = headerOf(this.#run.view.get().state);
    this.#whole = header === null ? null : this.#samples.readTrack(Date.parse(header.startedAt));
    return this.#whole;
  }
}
