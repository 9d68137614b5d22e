import type { TaskTimes } from '../../contract/task-times.ts';
import { tellsTasks } from '../../contract/tells-tasks.ts';
import { atOnce } from '../../contract/work-slices.ts';
import { type ChartView, readChartView } from './chart-view.ts';
import { type Contention, contentionOf } from './gauges/contention.ts';
import { type LiveView, readLiveView } from './live-view.ts';
import { namedMoments } from './named-moments.ts';
import { endedRun, endEpochMs, type RecordedRun } from './recorded-run.ts';
import { type StillTimeline, stillTimeline } from './still/still-timeline.ts';

/** What the live view shows of a run that has ended: all that its parts are drawn from. */
export interface EndedPicture {
  readonly chart: ChartView;
  readonly view: LiveView;
  /** `null`: nothing was sampled. */
  readonly contention: Contention | null;
  /** `null`: neither samples nor the times of tasks are kept. */
  readonly timeline: StillTimeline | null;
}

/** A run that has ended, with what lies elsewhere than in its recording. */
export interface PicturedRun extends RecordedRun {
  /** `null`: not kept. */
  readonly tasks: TaskTimes | null;
  /** Logical CPUs of each physical core of its machine; `null`: not known. */
  readonly siblings: readonly (readonly number[])[] | null;
}

/**
 * The picture of a recorded run, by the stores that a live one goes through. Nothing in it needs a
 * page: main calls it in plain Node for its reports.
 */
export function endedPicture(recorded: PicturedRun): EndedPicture {
  const { header, result, tasks, siblings } = recorded;
  const { run, samples } = atOnce(endedRun(recorded));
  const chart = readChartView(run.state, run.workStartedEpochMs, samples);
  const track = samples.readTrack(Date.parse(header.startedAt));
  return {
    chart,
    view: readLiveView(run, samples, endEpochMs(header, result)),
    contention: result === null ? null : contentionOf(track, header, result, chart),
    timeline: stillTimeline({
      ...{ track, times: tasks, workers: header.workers, siblings, chart },
      moments: namedMoments(result),
      // The one task of a program that tells of none is the program itself.
      hasTasks: chart.kind === 'workload' || (result !== null && tellsTasks(result)),
    }),
  };
}
