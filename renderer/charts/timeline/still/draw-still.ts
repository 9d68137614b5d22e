import type { StillCores } from '../../../stores/still/still-cores.ts';
import type { StillLane } from '../../../stores/still/still-lane.ts';
import { type StillTasks, taskTimesOf } from '../../../stores/still/still-tasks.ts';
import type { StillTimeline } from '../../../stores/still/still-timeline.ts';
import { timelineOf } from '../../../stores/tasks/growing-timeline.ts';
import type { TaskLane } from '../../../stores/tasks/task-lanes.ts';
import { BETWEEN_PX, USERS_PX } from '../core-rows.ts';
import type { Strip } from '../draw-area.ts';
import { drawGrid, drawMarks } from '../draw-axis.ts';
import { gapsOf } from '../draw-hatch.ts';
import { drawOverHeat } from '../draw-heat.ts';
import { drawStates } from '../draw-states.ts';
import { drawDensity, drawTasks } from '../draw-tasks.ts';
import { drawUsers } from '../draw-users.ts';
import type { Pen } from '../pen.ts';
import type { TimelineColours } from '../timeline-colours.ts';
import { resampled } from './resampled.ts';
import type { StillLayout } from './still-layout.ts';

/** Who used the cores; coordinates begin at the top left of the picture's cores. */
export function drawStillUsers(
  pen: Pen,
  { users, peak, topCores }: StillCores,
  { geometry }: StillLayout,
  colours: TimelineColours,
): void {
  const columns = Math.round(geometry.widthPx);
  const tops = {
    run: resampled(users.run, columns, 'mean'),
    server: resampled(users.server, columns, 'mean'),
    monitor: resampled(users.monitor, columns, 'mean'),
    others: resampled(users.others, columns, 'mean'),
  };
  const strip = { leftPx: geometry.leftPx, topPx: 0, heightPx: USERS_PX };
  const edge = resampled(peak, columns, 'greatest');
  drawUsers(pen, { tops, peak: edge }, topCores, strip, colours);
}

/** What lies over the rows of cores below it: lines between them, and their gaps. */
export function drawStillRows(
  pen: Pen,
  { order, busy }: StillCores,
  { geometry: { leftPx, widthPx }, heatPx }: StillLayout,
  colours: TimelineColours,
): void {
  const first = busy.subarray(0, busy.length / order.length);
  const gaps = gapsOf(resampled(first, Math.round(widthPx), 'mean'));
  const strip = { leftPx, widthPx, topPx: USERS_PX + BETWEEN_PX, heightPx: heatPx };
  drawOverHeat(pen, order.length, gaps, strip, colours);
}

/** A lane for each worker, between grid and marks; coordinates begin at the top left of the first. */
export function drawStillLanes(
  pen: Pen,
  still: StillTimeline,
  layout: StillLayout,
  colours: TimelineColours,
): void {
  const { lane: places, geometry } = layout;
  const heightPx = still.lanes.length * places.lanePx;
  drawGrid(pen, geometry, heightPx, colours);
  const tasks = singleTasks(still.tasks);
  still.lanes.forEach((lane, index) => {
    const topPx = index * places.lanePx;
    pen.fillStyle = colours.line;
    pen.fillRect(0, topPx, geometry.leftPx + geometry.widthPx, 1);
    drawLaneStates(pen, lane, topPx, layout, colours);
    drawLaneTasks(pen, { lane, tasks, still }, topPx, layout, colours);
  });
  drawMarks(pen, geometry, still.work, heightPx, colours);
}

/** Lanes by the id of their worker. */
function singleTasks(tasks: StillTasks | null): ReadonlyMap<number, TaskLane> {
  if (!tasks?.times) return new Map();
  const { lanes } = timelineOf(taskTimesOf(tasks.times), tasks.workStartS);
  return new Map(lanes.map((lane) => [lane.workerId, lane]));
}

function drawLaneStates(
  pen: Pen,
  { states }: StillLane,
  topPx: number,
  { geometry, lane }: StillLayout,
  colours: TimelineColours,
): void {
  if (states === null) return;
  const columns = Math.round(geometry.widthPx);
  const onCpu = resampled(states.onCpu, columns, 'mean');
  const runnable = resampled(states.runnable, columns, 'mean');
  const strip = {
    leftPx: geometry.leftPx,
    topPx: topPx + lane.statesTopPx,
    heightPx: lane.statesPx,
  };
  drawStates(pen, { onCpu, runnable }, strip, colours);
}

interface LaneOfTasks {
  readonly lane: StillLane;
  readonly tasks: ReadonlyMap<number, TaskLane>;
  readonly still: StillTimeline;
}

function drawLaneTasks(
  pen: Pen,
  { lane, tasks, still }: LaneOfTasks,
  topPx: number,
  { geometry, lane: places }: StillLayout,
  colours: TimelineColours,
): void {
  if (still.tasks === null || places.tasksPx === 0) return;
  const strip = {
    leftPx: geometry.leftPx,
    topPx: topPx + places.tasksTopPx,
    heightPx: places.tasksPx,
  };
  const single = tasks.get(lane.id);
  if (single !== undefined) {
    const rows = { ...strip, rows: places.taskRows };
    drawTasks(pen, single, still.tasks.workStartS, geometry, rows, colours);
  } else if (lane.tasks !== null) {
    drawDense(pen, lane.tasks, strip, Math.round(geometry.widthPx), colours);
  }
}

function drawDense(
  pen: Pen,
  { busy, failed: failedColumns }: NonNullable<StillLane['tasks']>,
  strip: Strip,
  columns: number,
  colours: TimelineColours,
): void {
  const failed = new Uint8Array(columns);
  for (const column of failedColumns) failed[Math.floor((column * columns) / busy.length)] = 1;
  drawDensity(pen, { shares: resampled(busy, columns, 'mean'), failed }, strip, colours);
}
