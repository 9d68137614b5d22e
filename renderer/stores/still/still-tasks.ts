import type { TaskTimes } from '../../../contract/task-times.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import type { TaskTimeline } from '../tasks/task-lanes.ts';
import type { SharedWorker } from '../track/worker-shares.ts';

/** More in all lanes together are kept as how busy they kept each worker. */
const MOST_SINGLE_TASKS = 4000;

/** So fine that nothing is seen of it in the widest picture. */
const STEPS_A_SPAN = 50_000;

/** Columns of `TaskTimes`, as a report holds numbers. */
type TaskColumns = Readonly<
  Record<
    'task' | 'worker' | 'queuedNs' | 'startedNs' | 'finishedNs' | 'receivedNs' | 'error',
    Float64Array
  >
>;

/** What is known of the tasks of a run. */
export interface StillTasks {
  /** Those whose times are known. */
  readonly tasks: number;
  /** Those whose times were not kept. */
  readonly leftOut: number;
  /** Most that a worker had under way at once. */
  readonly mostRows: number;
  /** Seconds from the run's start to the start of the work, from which times count. */
  readonly workStartS: number;
  /** Those of the lanes shown, one by one; `null`: they are too many. */
  readonly times: (TaskColumns & Pick<TaskTimes, 'runId' | 'errorCodes'>) | null;
}

/** @param shown the workers whose lanes are shown */
export function stillTasks(
  timeline: TaskTimeline | null,
  times: TaskTimes | null,
  shown: readonly SharedWorker[],
  span: TimeSpan,
): StillTasks | null {
  if (timeline === null || times === null) return null;
  const lanes = shown.flatMap(({ tasks }) => tasks);
  const tasks = lanes.reduce((sum, lane) => sum + lane.task.length, 0);
  const ids = new Set(lanes.map(({ workerId }) => workerId));
  return {
    ...{ tasks: timeline.tasks, leftOut: timeline.leftOut, workStartS: timeline.workStartS },
    mostRows: Math.max(0, ...timeline.lanes.map(({ rows }) => rows)),
    times: tasks > MOST_SINGLE_TASKS ? null : columnsOf(times, ids, span),
  };
}

/** Of some workers, in the order in which they were told of, times as fine as a picture shows them. */
function columnsOf(
  times: TaskTimes,
  workers: ReadonlySet<number>,
  [startS, endS]: TimeSpan,
): StillTasks['times'] {
  const stepNs = 10 ** Math.max(0, Math.floor(Math.log10(((endS - startS) * 1e9) / STEPS_A_SPAN)));
  const places = [...times.worker.keys()].filter((at) => workers.has(times.worker[at] ?? NaN));
  const picked = (column: Float64Array | Uint32Array | Uint16Array) =>
    Float64Array.from(places, (place) => column[place] ?? NaN);
  const rounded = (column: Float64Array) =>
    picked(column).map((ns) => Math.round(ns / stepNs) * stepNs);
  return {
    runId: times.runId,
    task: picked(times.task),
    worker: picked(times.worker),
    queuedNs: rounded(times.queuedNs),
    startedNs: rounded(times.startedNs),
    finishedNs: rounded(times.finishedNs),
    receivedNs: rounded(times.receivedNs),
    error: picked(times.error),
    errorCodes: times.errorCodes,
  };
}

/** As main tells of them. */
export function taskTimesOf(times: NonNullable<StillTasks['times']>): TaskTimes {
  return {
    ...times,
    task: Uint32Array.from(times.task),
    worker: Uint32Array.from(times.worker),
    error: Uint16Array.from(times.error),
  };
}
