import type { WorkerIdentity } from '../../../contract/run.ts';
import type { DrawnLane } from '../../charts/timeline/draw-lanes.ts';
import type { TaskTimeline } from '../../stores/tasks/task-lanes.ts';
import type { RunTrack } from '../../stores/track/run-track.ts';
import { TOTAL_ID, totalWorker } from '../../stores/track/total-worker.ts';

/** One row of the timeline. */
export interface Lane extends DrawnLane {
  /** Of the worker; `TOTAL_ID`: all of them together. */
  readonly id: number;
  readonly label: string;
}

/** A lane for each worker, in the order in which they were born. */
export function lanesOf(
  workers: readonly WorkerIdentity[],
  track: RunTrack | null,
  timeline: TaskTimeline | null,
): readonly Lane[] {
  const tracks = new Map(track?.workers.map((worker) => [worker.id, worker]));
  const tasks = new Map(timeline?.lanes.map((lane) => [lane.workerId, lane]));
  return workers.map(({ id, label }) => {
    const lane = tasks.get(id);
    return { id, label, worker: tracks.get(id) ?? null, tasks: lane === undefined ? [] : [lane] };
  });
}

/** One lane for all of them together. */
export function totalLane(lanes: readonly Lane[], track: RunTrack | null): Lane {
  const workers = lanes.flatMap(({ worker }) => worker ?? []);
  return {
    id: TOTAL_ID,
    label: lanes.length === 1 ? '1 worker' : `All ${lanes.length} workers`,
    worker: track === null || workers.length === 0 ? null : totalWorker(track, workers),
    tasks: lanes.flatMap(({ tasks }) => tasks),
  };
}

/** Whether it is known of any worker how its time was spent. */
export function knowsStates(track: RunTrack | null): boolean {
  return track?.workers.some(({ onCpu }) => onCpu.some((share) => !Number.isNaN(share))) ?? false;
}

/** Most tasks that one worker had under way at the same time. */
export function mostTaskRows(timeline: TaskTimeline | null): number {
  return Math.max(0, ...(timeline?.lanes.map(({ rows }) => rows) ?? []));
}
