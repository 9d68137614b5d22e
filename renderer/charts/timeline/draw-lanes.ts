import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import type { RunTrack, TimeTrack } from '../../stores/track/run-track.ts';
import type { WorkTimes } from '../work-markers.tsx';
import { drawGrid, drawMarks } from './draw-axis.ts';
import { drawStateStrips } from './draw-state-strips.ts';
import { drawTasks, drawTaskTotals } from './draw-tasks.ts';
import type { LaneLayout } from './lane-layout.ts';
import type { Pen } from './pen.ts';
import { stateColumns } from './state-columns.ts';
import type { TimeGeometry } from './time-geometry.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** What is drawn of one worker, or of several together. */
export interface DrawnLane {
  /** `null`: nothing was sampled of it yet. */
  readonly worker: TimeTrack | null;
  /** One for each worker that has ended a task. */
  readonly tasks: readonly TaskLane[];
  /** Whether it stands for several workers. */
  readonly isTotal: boolean;
}

/** How the workers of the lanes in sight spent their time. */
export interface StatesPicture {
  readonly track: RunTrack | null;
  /** Top to bottom; `null`: nothing was sampled of it yet. */
  readonly workers: readonly (TimeTrack | null)[];
  readonly layout: LaneLayout;
}

/** What lies over the states: tasks, and the marks of the work. */
export interface TasksPicture {
  /** Top to bottom. */
  readonly lanes: readonly Pick<DrawnLane, 'tasks' | 'isTotal'>[];
  readonly layout: LaneLayout;
  readonly work: WorkTimes;
  /** Seconds from the run's start to the time from which tasks count theirs. */
  readonly tasksFromS: number;
}

/** The grid, and on it the states of each lane; coordinates begin at the top left of the first lane's time. */
export function drawLaneStates(
  pen: Pen,
  { track, workers, layout }: StatesPicture,
  geometry: TimeGeometry,
  colours: TimelineColours,
  pixelRatio: number,
): void {
  drawGrid(pen, geometry, workers.length * layout.lanePx, colours);
  if (track === null || layout.statesPx === 0) return;
  const strips = workers.flatMap((worker, index) => {
    if (worker === null) return [];
    const topPx = index * layout.lanePx + layout.statesTopPx;
    const strip = { leftPx: geometry.leftPx, topPx, heightPx: layout.statesPx };
    return [{ ...strip, states: stateColumns(track, worker, geometry) }];
  });
  drawStateStrips(pen, strips, colours, pixelRatio);
}

/** The tasks of each lane, and over all of them the marks of the work; coordinates as above. */
export function drawLaneTasks(
  pen: Pen,
  picture: TasksPicture,
  geometry: TimeGeometry,
  colours: TimelineColours,
): void {
  const { lanes, layout, work } = picture;
  lanes.forEach((lane, index) => {
    drawTasksOf(pen, picture, lane, index * layout.lanePx, geometry, colours);
  });
  drawMarks(pen, geometry, work, lanes.length * layout.lanePx, colours);
}

function drawTasksOf(
  pen: Pen,
  { layout, tasksFromS }: TasksPicture,
  { tasks, isTotal }: TasksPicture['lanes'][number],
  laneTopPx: number,
  geometry: TimeGeometry,
  colours: TimelineColours,
): void {
  const [first] = tasks;
  if (first === undefined || layout.tasksPx === 0) return;
  const topPx = laneTopPx + layout.tasksTopPx;
  const strip = { leftPx: geometry.leftPx, topPx, heightPx: layout.tasksPx };
  if (isTotal) drawTaskTotals(pen, tasks, tasksFromS, geometry, strip, colours);
  else drawTasks(pen, first, tasksFromS, geometry, { ...strip, rows: layout.taskRows }, colours);
}
