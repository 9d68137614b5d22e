import { type ChartView, readChartView } from './chart-view.ts';
import { type LiveView, readLiveView } from './live-view.ts';
import { endedRun, endEpochMs, type RecordedRun } from './recorded-run.ts';

/** What the live view shows of a run that has ended: all that its parts are drawn from. */
export interface EndedPicture {
  readonly chart: ChartView;
  readonly view: LiveView;
}

/**
 * The picture of a recorded run, by the stores that a live one goes through. Nothing in it needs a
 * page: main calls it in plain Node for its reports.
 */
export function endedPicture(recorded: RecordedRun): EndedPicture {
  const { run, samples } = endedRun(recorded);
  return {
    chart: readChartView(run.state, run.workStartedEpochMs, samples),
    view: readLiveView(run, samples, endEpochMs(recorded.header, recorded.result)),
  };
}
