import type { RunState } from '../../contract/run.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import { type ChartView, readChartView } from './chart-view.ts';
import { FrameClock, type FrameHost } from './frame-clock.ts';
import { type LiveView, readLiveView } from './live-view.ts';
import { Observable } from './observable.ts';
import type { RunStore } from './run-store.ts';
import { headerOf } from './run-view.ts';
import type { SampleStore } from './sample-store.ts';

/** Numbers that change faster can't be read, and cost CPU that the run should have. */
const NUMBERS_INTERVAL_MS = 500;

/** One redraw of the chart costs as much as a tick of sampling a hundred workers. */
const CHART_INTERVAL_MS = 1000;

/** Turns the stream of samples and states into values to draw, no faster than they can be read. */
export class LiveStore {
  readonly #run: RunStore;
  readonly #samples: SampleStore;
  readonly view: Observable<LiveView>;
  readonly chart: Observable<ChartView>;
  readonly #numbersClock: FrameClock;
  readonly #chartClock: FrameClock;

  constructor(run: RunStore, samples: SampleStore, host: FrameHost) {
    this.#run = run;
    this.#samples = samples;
    this.view = new Observable(this.#readView());
    this.chart = new Observable(this.#readChart());
    this.#numbersClock = new FrameClock(this.#drawNumbers, NUMBERS_INTERVAL_MS, host);
    this.#chartClock = new FrameClock(this.#drawChart, CHART_INTERVAL_MS, host);
  }

  acceptSamples(batch: SampleBatch): void {
    if (!this.#samples.add(batch, Date.now())) return;
    // The picture of an ended run stands still.
    if ('result' in this.#run.view.get().state) return;
    this.#numbersClock.request();
    if (batch.run !== null) this.#chartClock.request();
  }

  acceptState(state: RunState): void {
    const before = this.#run.view.get().state;
    this.#run.accept(state, Date.now());
    const header = headerOf(state);
    if (header !== null) this.#samples.beginRun(header.runId);
    // Workers being born only add rows: they can wait for the next frame.
    if (before.state === state.state) {
      this.#numbersClock.request();
      return;
    }
    this.#numbersClock.flush();
    this.#chartClock.flush();
  }

  /** Draws what fell due while the page was hidden. */
  resume(): void {
    this.#numbersClock.resume();
    this.#chartClock.resume();
  }

  readonly #drawNumbers = (): void => this.view.set(this.#readView());
  readonly #drawChart = (): void => this.chart.set(this.#readChart());

  #readView(): LiveView {
    return readLiveView(this.#run.view.get(), this.#samples, Date.now());
  }

  #readChart(): ChartView {
    const { state, workStartedEpochMs } = this.#run.view.get();
    return readChartView(state, workStartedEpochMs, this.#samples);
  }
}
