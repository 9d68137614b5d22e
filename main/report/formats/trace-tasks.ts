import type { TaskTimes } from '../../../contract/task-times.ts';
import type { TracedRun } from '../gather/detailed-runs.ts';
import { byStart, lanesOf, type Stretch } from './task-lanes.ts';
import type { RunClock } from './trace-clock.ts';
import {
  asyncEvents,
  completeEvent,
  nameEvent,
  type TraceEvent,
  type Track,
} from './trace-events.ts';

/** A run that has the times of its tasks. */
export type RunWithTasks = TracedRun & { readonly tasks: NonNullable<TracedRun['tasks']> };

/** Where a worker is drawn. */
export interface WorkerTrack extends Track {
  readonly label: string;
}

/** One task of a worker: `place` is its place in the columns. */
interface TaskStretch extends Stretch {
  readonly place: number;
}

/** A track for each worker of the run, by its id, in the order of the ids. */
export function workerTracks(
  { result, tasks }: RunWithTasks,
  first: Track,
): ReadonlyMap<number, WorkerTrack> {
  const details = new Map(result.workerDetails.map((worker) => [worker.id, worker]));
  const ids = [...new Set([...details.keys(), ...tasks.worker])].sort((a, b) => a - b);
  return new Map(
    ids.map((id, index) => {
      const worker = details.get(id);
      const label = worker === undefined ? `worker ${id}` : workerLabel(worker);
      return [id, { pid: first.pid, tid: first.tid + index, label }];
    }),
  );
}

/** Its name with what the system calls it. */
function workerLabel({ label, pid, tid }: RunWithTasks['result']['workerDetails'][number]) {
  return `${label} (PID ${pid}${tid === null ? '' : `, TID ${tid}`})`;
}

/** Every task on the track of its worker. */
export function* taskEvents(
  { tasks }: RunWithTasks,
  tracks: ReadonlyMap<number, WorkerTrack>,
  clock: RunClock,
): Generator<TraceEvent, void, undefined> {
  const byWorker = tasksByWorker(tasks, clock);
  let index = 0;
  for (const [id, track] of tracks) {
    yield nameEvent(track, 'thread_name', track.label);
    yield nameEvent(track, 'thread_sort_index', index);
    index += 1;
    yield* workerEvents(byWorker.get(id) ?? [], tasks, track);
  }
}

function tasksByWorker(
  { worker, startedNs, finishedNs }: TaskTimes,
  clock: RunClock,
): ReadonlyMap<number, readonly TaskStretch[]> {
  const byWorker = new Map<number, TaskStretch[]>();
  for (const [place, id] of worker.entries()) {
    const startNs = clock.ofWork(startedNs[place] ?? 0);
    // Two clocks of one system may differ by less than they can tell.
    const endNs = Math.max(startNs, clock.ofWork(finishedNs[place] ?? 0));
    const own = byWorker.get(id);
    if (own === undefined) byWorker.set(id, [{ startNs, endNs, place }]);
    else own.push({ startNs, endNs, place });
  }
  for (const own of byWorker.values()) own.sort(byStart);
  return byWorker;
}

/** Tasks of an event loop overlap, which complete events on one track must not. */
function* workerEvents(
  stretches: readonly TaskStretch[],
  tasks: TaskTimes,
  track: WorkerTrack,
): Generator<TraceEvent, void, undefined> {
  const lanes = lanesOf(stretches);
  const overlaps = lanes.some((lane) => lane > 0);
  for (const [index, stretch] of stretches.entries()) {
    const { cat, args } = factsOf(tasks, stretch.place);
    const { pid, tid, label } = track;
    if (overlaps) {
      const id = `${pid}.${tid}.${lanes[index] ?? 0}`;
      // One name for all: readers put what has the same name together.
      yield* asyncEvents({ pid, tid }, stretch, { name: `tasks of ${label}`, cat, id, args });
    } else {
      const name = `task ${args.task}`;
      yield completeEvent({ pid, tid }, stretch, { name, cat, args });
    }
  }
}

function factsOf(tasks: TaskTimes, place: number) {
  const { task, queuedNs, startedNs, finishedNs, receivedNs, error, errorCodes } = tasks;
  const code = error[place] ?? 0;
  const waitedNs = (startedNs[place] ?? 0) - (queuedNs[place] ?? 0);
  const transferNs = (receivedNs[place] ?? NaN) - (finishedNs[place] ?? NaN);
  return {
    cat: code === 0 ? 'task' : 'task,failed',
    args: {
      task: task[place] ?? 0,
      'queue wait, ms': Math.max(0, waitedNs) / 1_000_000,
      ...(Number.isNaN(transferNs) ? {} : { 'transfer, ms': transferNs / 1_000_000 }),
      ...(code === 0 ? {} : { error: errorCodes[code - 1] ?? 'unknown' }),
    },
  };
}
