import type { WorkerKind } from '../../../contract/host-protocol.ts';
import { otherThreadsKey } from '../../../contract/other-threads.ts';
import type { WorkerIdentity } from '../../../contract/run.ts';
import type { RunKind } from '../../../contract/run-kind.ts';
import type { OtherThreadsRole } from '../../../contract/sample.ts';
import type { DrawnLane } from '../../charts/timeline/draw-lanes.ts';
import { partWords, type RoleWords } from '../../format/part-words.ts';
import type { TaskTimeline } from '../../stores/tasks/task-lanes.ts';
import { type LaneTrack, otherThreadsLane } from '../../stores/track/group-track.ts';
import type { OtherThreadsTrack, RunTrack, WorkerTrack } from '../../stores/track/run-track.ts';
import { TOTAL_ID, totalWorker } from '../../stores/track/total-worker.ts';

/** What a lane is of. */
export type LaneKind = WorkerKind | OtherThreadsRole;

/** One row of the timeline. */
export interface Lane extends DrawnLane {
  /** Tells it from all other rows. */
  readonly id: number | string;
  readonly label: string;
  readonly worker: LaneTrack | null;
  /** Set where it heads a group. */
  readonly heading?: GroupHeading;
  /** Set where it is of threads that are no workers. */
  readonly threads?: OtherThreadsTrack;
  /** Of those threads. */
  readonly role?: RoleWords;
}

/** What stands at the head of a group, beside its totals. */
export interface GroupHeading {
  readonly group: string;
  /** What is in it, workers and names of other threads: `4 workers + 2`. */
  readonly contents: string;
  readonly isExpanded: boolean;
}

/** A row that is of workers or of other threads, and can be put in a group. */
export interface MemberLane extends Lane {
  /** `null`: of several processes. */
  readonly pid: number | null;
  readonly kind: LaneKind;
}

export interface WorkerLane extends MemberLane {
  /** Of the worker. */
  readonly id: number;
  readonly worker: WorkerTrack | null;
}

export interface OtherThreadsLane extends MemberLane {
  readonly id: string;
  readonly threads: OtherThreadsTrack;
  readonly role: RoleWords;
}

/** A lane for each worker, in the order in which they were born. */
export function lanesOf(
  workers: readonly WorkerIdentity[],
  track: RunTrack | null,
  timeline: TaskTimeline | null,
): readonly WorkerLane[] {
  const tracks = new Map(track?.workers.map((worker) => [worker.id, worker]));
  const tasks = new Map(timeline?.lanes.map((lane) => [lane.workerId, lane]));
  return workers.map(({ id, label, pid, kind }) => {
    const lane = tasks.get(id);
    return {
      ...{ id, label, pid, kind },
      worker: tracks.get(id) ?? null,
      tasks: lane === undefined ? [] : [lane],
      isTotal: false,
    };
  });
}

/** A lane for each name of threads that are no workers, in the order in which they were first seen. */
export function otherLanesOf(
  rows: readonly OtherThreadsTrack[],
  run: RunKind,
): readonly OtherThreadsLane[] {
  const { roles } = partWords(run);
  return rows.map((row) => ({
    id: otherThreadsKey(row),
    label: row.name,
    pid: row.pid,
    kind: row.role,
    worker: otherThreadsLane(row),
    threads: row,
    role: roles[row.role],
    tasks: [],
    isTotal: false,
  }));
}

/** One lane for all of them together. */
export function totalLane(lanes: readonly WorkerLane[], track: RunTrack | null): Lane {
  const workers = lanes.flatMap(({ worker }) => worker ?? []);
  return {
    id: TOTAL_ID,
    label: lanes.length === 1 ? '1 worker' : `All ${lanes.length} workers`,
    worker: track === null || workers.length === 0 ? null : totalWorker(track, workers),
    tasks: lanes.flatMap(({ tasks }) => tasks),
    isTotal: true,
  };
}

/** Whether it is known of any worker how its time was spent. */
export function knowsStates(track: RunTrack | null): boolean {
  return track?.workers.some(({ onCpu }) => onCpu.some((share) => !Number.isNaN(share))) ?? false;
}

/** Ticks since the first worker was sampled. Before it there is nobody whose states could be known. */
export function ticksOfWorkers(track: RunTrack | null): number {
  if (track === null || track.workers.length === 0) return 0;
  return track.atMs.length - Math.min(...track.workers.map(({ firstTick }) => firstTick));
}

/** Most tasks that one worker had under way at the same time. */
export function mostTaskRows(timeline: TaskTimeline | null): number {
  return Math.max(0, ...(timeline?.lanes.map(({ rows }) => rows) ?? []));
}
