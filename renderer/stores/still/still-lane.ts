import { laneDensity } from '../../charts/timeline/lane-density.ts';
import { stateColumns } from '../../charts/timeline/state-columns.ts';
import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { TaskTimeline } from '../tasks/task-lanes.ts';
import type { RunTrack } from '../track/run-track.ts';
import type { SharedWorker } from '../track/worker-shares.ts';
import { inHundredths } from './in-hundredths.ts';

/** One worker over time, by columns of equal width. */
export interface StillLane {
  readonly id: number;
  readonly label: string;
  /** Shares of its time, 0 … 1, NaN is a gap; `null`: how it was spent is not known anywhere. */
  readonly states: {
    readonly onCpu: Float64Array;
    /** On CPU and waiting together. */
    readonly runnable: Float64Array;
  } | null;
  /** How busy its tasks kept it; `null`: it had none, or each of them is known by itself. */
  readonly tasks: {
    /** 1 is all that it ever had in flight at once. */
    readonly busy: Float64Array;
    /** Columns in which tasks failed. */
    readonly failed: readonly number[];
  } | null;
}

type Strip = Pick<TimeGeometry, 'span' | 'widthPx'>;

/** @param timeline of tasks that are too many to be kept one by one; `null`: they are not */
export function stillLane(
  worker: SharedWorker,
  track: RunTrack | null,
  timeline: TaskTimeline | null,
  strip: Strip,
): StillLane {
  return {
    ...{ id: worker.id, label: worker.label },
    states: statesOf(worker, track, strip),
    tasks: timeline === null ? null : tasksOf(worker, timeline.workStartS, strip),
  };
}

function statesOf(
  { worker }: SharedWorker,
  track: RunTrack | null,
  strip: Strip,
): StillLane['states'] {
  if (worker === null || track === null) return null;
  const { onCpu, runnable } = stateColumns(track, worker, strip);
  if (onCpu.every(Number.isNaN)) return null;
  return { onCpu: inHundredths(onCpu), runnable: inHundredths(runnable) };
}

function tasksOf(
  { tasks: [lane] }: SharedWorker,
  workStartS: number,
  strip: Strip,
): StillLane['tasks'] {
  if (lane === undefined) return null;
  const { shares, failed } = laneDensity(lane, workStartS, strip);
  const columns = [...failed.keys()].filter((column) => failed[column] !== 0);
  return { busy: inHundredths(shares), failed: columns };
}
