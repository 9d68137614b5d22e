import { MOST_TASK_ROWS } from './draw-tasks.ts';

/** Where the two strips of a lane lie in it, in CSS pixels. The same for all lanes of a run. */
export interface LaneLayout {
  readonly lanePx: number;
  readonly statesTopPx: number;
  /** 0: there are no states to be shown. */
  readonly statesPx: number;
  readonly tasksTopPx: number;
  /** 0: there are no tasks to be shown. */
  readonly tasksPx: number;
  /** Rows of tasks side by side for which there is room. */
  readonly taskRows: number;
}

const PADDING_PX = 4;
const STATES_PX = 12;
const ONE_ROW_PX = 12;
const MANY_ROWS_PX = 40;
const BETWEEN_PX = 2;

/** A strip alone is higher: a lane has room for a line of text beside it. */
const ALONE_PX = 18;

/**
 * The layout of a run's lanes. It knows two heights only, so that lanes grow at most once while a
 * run goes on.
 * @param mostRows most tasks of one worker at the same time; 0: there are no tasks to be shown
 */
export function laneLayout(hasStates: boolean, mostRows: number): LaneLayout {
  const isMany = mostRows > 1;
  const statesPx = hasStates ? (mostRows === 0 ? ALONE_PX : STATES_PX) : 0;
  const oneRowPx = hasStates ? ONE_ROW_PX : ALONE_PX;
  const tasksPx = mostRows === 0 ? 0 : isMany ? MANY_ROWS_PX : oneRowPx;
  const betweenPx = statesPx > 0 && tasksPx > 0 ? BETWEEN_PX : 0;
  return {
    lanePx: PADDING_PX + statesPx + betweenPx + tasksPx + PADDING_PX,
    statesTopPx: PADDING_PX,
    statesPx,
    tasksTopPx: PADDING_PX + statesPx + betweenPx,
    tasksPx,
    taskRows: Math.min(MOST_TASK_ROWS, Math.max(1, mostRows)),
  };
}
