import {
  type Column,
  type OtherThreadsTrack,
  type TimeTrack,
  type WorkerTrack,
  workerValue,
} from './run-track.ts';
import { meansOf, summed } from './total-worker.ts';

/** What a lane tells beside its states. */
export interface LaneTrack extends TimeTrack {
  readonly rssBytes: Column;
  /** Tasks ended so far. */
  readonly tasksDone: Column;
}

/** Those that a heading stands for, whether they are shown or not. */
export interface GroupMembers {
  readonly workers: readonly WorkerTrack[];
  readonly otherThreads: readonly OtherThreadsTrack[];
  /** Whether they are all of one process, whose memory is then theirs. */
  readonly isProcess: boolean;
}

const NOTHING = new Float32Array(0);

/**
 * Several workers and other threads as one, from the first tick on: cores used are the sum over all of
 * them. States are the mean over the workers, as threads that wait for something to do would hide how
 * these fare; only where there is no worker, over the others.
 * @param ticks of the run
 */
export function groupTrack(
  { workers, otherThreads, isProcess }: GroupMembers,
  ticks: number,
): LaneTrack {
  const all: readonly TimeTrack[] = [...workers, ...otherThreads];
  const stated: readonly TimeTrack[] = workers.length > 0 ? workers : otherThreads;
  const mean = (read: (track: TimeTrack) => Column) => meansOf(summed(stated, read, ticks));
  return {
    firstTick: 0,
    coresUsed: summed(all, ({ coresUsed }) => coresUsed, ticks).totals,
    onCpu: mean(({ onCpu }) => onCpu),
    waiting: mean(({ waiting }) => waiting),
    blocked: mean(({ blocked }) => blocked),
    rssBytes: memoryOf(workers, otherThreads, isProcess, ticks),
    tasksDone: tasksOf(workers, ticks),
  };
}

/** Other threads as a lane: they have no memory and no tasks of their own. */
export function otherThreadsLane(row: OtherThreadsTrack): LaneTrack {
  return { ...row, rssBytes: NOTHING, tasksDone: NOTHING };
}

/** Of one process what any of its rows says, else the sum over those workers that are processes. */
function memoryOf(
  workers: readonly WorkerTrack[],
  otherThreads: readonly OtherThreadsTrack[],
  isProcess: boolean,
  ticks: number,
): Column {
  const sums = summed(workers, ({ rssBytes }) => rssBytes, ticks).totals;
  if (!isProcess) return sums;
  // More digits than a sum of floats has.
  const bytes = Float64Array.from(sums);
  for (const row of otherThreads) {
    for (let tick = row.firstTick; tick < ticks; tick += 1) {
      const rssBytes = workerValue(row, row.processRssBytes, tick);
      if (Number.isNaN(bytes[tick] ?? Number.NaN)) bytes[tick] = rssBytes;
    }
  }
  return bytes;
}

/** A worker that has ended keeps what it has done. */
function tasksOf(workers: readonly WorkerTrack[], ticks: number): Column {
  const done = new Float64Array(ticks).fill(workers.length === 0 ? Number.NaN : 0);
  for (const { tasksDone, firstTick } of workers) {
    let latest = 0;
    for (let tick = firstTick; tick < ticks; tick += 1) {
      const value = tasksDone[tick - firstTick] ?? Number.NaN;
      // Only NaN is not itself.
      if (value === value) latest = value;
      done[tick] = (done[tick] ?? 0) + latest;
    }
  }
  return done;
}
