import type { TaskLane } from '../../stores/tasks/task-lanes.ts';
import type { RunTrack, TimeTrack } from '../../stores/track/run-track.ts';
import type { WorkTimes } from '../work-markers.tsx';
import { drawGrid, drawMarks } from './draw-axis.ts';
import { drawStates } from './draw-states.ts';
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

/** All that is drawn of the lanes in sight, by layers of time. */
export interface LanesPicture {
  readonly track: RunTrack | null;
  /** Top to bottom. */
  readonly lanes: readonly DrawnLane[];
  readonly layout: LaneLayout;
  readonly work: WorkTimes;
  /** Seconds from the run's start to the time from which tasks count theirs. */
  readonly tasksFromS: number;
}

/** Grid, lanes and the marks of the work; coordinates begin at the top left of the first lane's time. */
export function drawLanes(
  pen: Pen,
  picture: LanesPicture,
  geometry: TimeGeometry,
  colours: TimelineColours,
): void {
  const heightPx = picture.lanes.length * picture.layout.lanePx;
  drawGrid(pen, geometry, heightPx, colours);
  picture.lanes.forEach((lane, index) => {
    drawLane(pen, picture, lane, index * picture.layout.lanePx, geometry, colours);
  });
  drawMarks(pen, geometry, picture.work, heightPx, colours);
}

function drawLane(
  pen: Pen,
  { track, layout, tasksFromS }: LanesPicture,
  { worker, tasks, isTotal }: DrawnLane,
  topPx: number,
  geometry: TimeGeometry,
  colours: TimelineColours,
): void {
  const { leftPx } = geometry;
  if (track !== null && worker !== null && layout.statesPx > 0) {
    const strip = { leftPx, topPx: topPx + layout.statesTopPx, heightPx: layout.statesPx };
    drawStates(pen, stateColumns(track, worker, geometry), strip, colours);
  }
  const [first] = tasks;
  if (first === undefined || layout.tasksPx === 0) return;
  const strip = { leftPx, topPx: topPx + layout.tasksTopPx, heightPx: layout.tasksPx };
  if (isTotal) drawTaskTotals(pen, tasks, tasksFromS, geometry, strip, colours);
  else drawTasks(pen, first, tasksFromS, geometry, { ...strip, rows: layout.taskRows }, colours);
}
