import type { TimeSpan } from '../../charts/time-span.ts';
import { type LaneRange, laneRange } from '../tasks/lane-range.ts';
import type { TaskLane } from '../tasks/task-lanes.ts';
import { rangeMeans, tickWeights } from './range-means.ts';
import type { RunTrack, WorkerTrack } from './run-track.ts';

/** How a worker spent a part of the time. `null`: not known. */
export interface WorkerShares {
  readonly id: number;
  readonly label: string;
  /** CPU seconds per wall second. */
  readonly coresUsed: number | null;
  /** Of the worker's time, 0 … 1. */
  readonly onCpu: number | null;
  readonly waiting: number | null;
  readonly blocked: number | null;
  readonly tasks: LaneRange | null;
}

/** A worker with what was sampled of it, and its tasks as far as any have ended. */
export interface SharedWorker {
  readonly id: number;
  readonly label: string;
  readonly worker: WorkerTrack | null;
  readonly tasks: readonly TaskLane[];
}

/**
 * A row for each of some workers, in their order.
 * @param workStartS seconds from the run's start to the time from which tasks count theirs; `null`:
 *   nothing is known of any task
 */
export function workerShares(
  workers: readonly SharedWorker[],
  track: RunTrack | null,
  workStartS: number | null,
  span: TimeSpan,
): readonly WorkerShares[] {
  const weights = track === null ? null : tickWeights(track, span);
  return workers.map(({ id, label, worker, tasks: [lane] }) => {
    const means = weights === null || worker === null ? null : rangeMeans(weights, worker);
    return {
      ...{ id, label },
      coresUsed: known(means?.coresUsed),
      onCpu: known(means?.onCpu),
      waiting: known(means?.waiting),
      blocked: known(means?.blocked),
      tasks: workStartS === null || lane === undefined ? null : laneRange(lane, workStartS, span),
    };
  });
}

function known(mean: number | undefined): number | null {
  return mean === undefined || Number.isNaN(mean) ? null : mean;
}
