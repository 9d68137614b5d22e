import type { WorkerIdentity } from '../../../contract/run.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { timeAxisEndS } from '../../charts/time-axis.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import type { ChartView } from '../chart-view.ts';
import type { NamedMoment } from '../named-moments.ts';
import { timelineOf } from '../tasks/growing-timeline.ts';
import type { TaskTimeline } from '../tasks/task-lanes.ts';
import type { RunTrack } from '../track/run-track.ts';
import { type SharedWorker, type WorkerShares, workerShares } from '../track/worker-shares.ts';
import { type StillCores, stillCores } from './still-cores.ts';
import { type StillLane, stillLane } from './still-lane.ts';
import { type StillTasks, stillTasks } from './still-tasks.ts';

/** More lanes make no picture that is looked at, nor one that fits on a page. */
const MOST_LANES = 32;

/** Numbers altogether: what bounds the size of a report, however many cores and workers there are. */
const MOST_NUMBERS = 100_000;

/** As many as the widest picture has pixels. */
const MOST_COLUMNS = 1200;
const FEWEST_COLUMNS = 120;

/** The strip of who used the cores: four users, and the peak. */
const USER_ROWS = 5;

/** More marks of a program than the axis has room for. */
const MOST_MOMENTS = 1000;

/** On CPU, waiting, tasks. */
const ROWS_A_LANE = 3;

/** The timeline of a run that has ended, as a picture that nobody zooms: by columns of equal width. */
export interface StillTimeline {
  /** Seconds since the run's start. */
  readonly span: TimeSpan;
  readonly work: Pick<ChartView, 'workStartS' | 'workEndS'>;
  /** Marks of a program of the user's own. */
  readonly moments: readonly NamedMoment[];
  /** Whether there are tasks to be told of: a program has none unless it tells of them itself. */
  readonly hasTasks: boolean;
  /** How many the span is divided into; what a column holds is a mean by time. */
  readonly columns: number;
  /** Samples of the run; 0: there are none. */
  readonly ticks: number;
  /** `null`: no core was sampled. */
  readonly cores: StillCores | null;
  /** Of the first workers that were born, as many as there is room for. */
  readonly lanes: readonly StillLane[];
  /** What the lanes show, of all workers and by the samples themselves. */
  readonly workers: readonly WorkerShares[];
  /** `null`: the times of tasks were not kept. */
  readonly tasks: StillTasks | null;
}

export interface TimelineParts {
  readonly track: RunTrack | null;
  readonly times: TaskTimes | null;
  readonly workers: readonly WorkerIdentity[];
  /** Logical CPUs of each physical core; `null`: not known. */
  readonly siblings: readonly (readonly number[])[] | null;
  readonly chart: ChartView;
  readonly moments: readonly NamedMoment[];
  readonly hasTasks: boolean;
}

/** What the window's timeline shows of the whole run; `null`: neither samples nor tasks were kept. */
export function stillTimeline(parts: TimelineParts): StillTimeline | null {
  const { track, chart, moments } = parts;
  const times = parts.hasTasks ? parts.times : null;
  const ticks = track?.atMs.length ?? 0;
  const timeline = taskTimeline(times, chart.workStartS);
  if (ticks === 0 && timeline === null) return null;
  const { workStartS, workEndS } = chart;
  const span: TimeSpan = [0, timeAxisEndS(Math.max(chart.endS, workEndS ?? 0), false)];
  const workers = sharedWorkers(parts.workers, track, timeline);
  const shown = workers.slice(0, MOST_LANES);
  const tasks = stillTasks(timeline, times, shown, span);
  const columns = columnsFor(track?.cores ?? 0, shown.length);
  const strip = { span, widthPx: columns };
  const isDense = tasks !== null && tasks.times === null;
  return {
    ...{ span, work: { workStartS, workEndS }, columns, ticks },
    moments: moments.slice(0, MOST_MOMENTS),
    hasTasks: parts.hasTasks,
    cores: track === null ? null : stillCores(track, parts.siblings, strip),
    lanes: shown.map((worker) => stillLane(worker, track, isDense ? timeline : null, strip)),
    workers: workerShares(workers, track, timeline?.workStartS ?? null, span),
    tasks,
  };
}

function taskTimeline(times: TaskTimes | null, workStartS: number | null): TaskTimeline | null {
  if (times === null || workStartS === null || times.task.length === 0) return null;
  return timelineOf(times, workStartS);
}

/** In the order in which they were born, as in the window. */
function sharedWorkers(
  identities: readonly WorkerIdentity[],
  track: RunTrack | null,
  timeline: TaskTimeline | null,
): readonly SharedWorker[] {
  const tracks = new Map(track?.workers.map((worker) => [worker.id, worker]));
  const lanes = new Map(timeline?.lanes.map((lane) => [lane.workerId, lane]));
  return identities.map(({ id, label }) => {
    const lane = lanes.get(id);
    return { id, label, worker: tracks.get(id) ?? null, tasks: lane === undefined ? [] : [lane] };
  });
}

function columnsFor(cores: number, lanes: number): number {
  const rows = USER_ROWS + cores + ROWS_A_LANE * lanes;
  const most = Math.floor(MOST_NUMBERS / rows);
  return Math.min(MOST_COLUMNS, Math.max(FEWEST_COLUMNS, most));
}
