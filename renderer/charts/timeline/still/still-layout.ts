import type { StillTimeline } from '../../../stores/still/still-timeline.ts';
import { BETWEEN_PX, USERS_PX } from '../core-rows.ts';
import { AXIS_PX } from '../draw-axis.ts';
import { heatRowPx } from '../draw-heat.ts';
import { type LaneLayout, laneLayout } from '../lane-layout.ts';
import { LABEL_COLUMN_PX, type TimeGeometry, timeGeometry } from '../time-geometry.ts';

/** Of a picture as wide as a column of a journal. */
const NARROW_PX = 420;
const NARROW_LABELS_PX = 84;

/** Between the cores and the lanes. */
const GAP_PX = 6;

/** More lanes are lower, so that all of them fit on a page. */
const MOST_HIGH_LANES = 12;

/** Where the parts of a still timeline lie, in CSS pixels from its top left. */
export interface StillLayout {
  readonly geometry: TimeGeometry;
  readonly coresTopPx: number;
  /** Of all rows of cores together; 0: there are none. */
  readonly heatPx: number;
  readonly lanesTopPx: number;
  readonly lane: LaneLayout;
  readonly heightPx: number;
}

/** @param widthPx of the whole picture, labels included */
export function stillLayout(still: StillTimeline, widthPx: number): StillLayout {
  const { cores, lanes } = still;
  const labelPx = widthPx < NARROW_PX ? NARROW_LABELS_PX : LABEL_COLUMN_PX;
  const heatPx = cores === null ? 0 : heatRowPx(cores.order.length) * cores.order.length;
  const coresPx = cores === null ? 0 : USERS_PX + BETWEEN_PX + heatPx + GAP_PX;
  const lane = lanesLayout(still);
  const lanesTopPx = AXIS_PX + coresPx;
  return {
    geometry: timeGeometry(still.span, labelPx, Math.max(1, widthPx - labelPx)),
    coresTopPx: AXIS_PX,
    heatPx,
    lanesTopPx,
    lane,
    heightPx: lanesTopPx + lanes.length * lane.lanePx,
  };
}

function lanesLayout({ lanes, tasks }: StillTimeline): LaneLayout {
  const hasStates = lanes.some(({ states }) => states !== null);
  const layout = laneLayout(hasStates, tasks?.mostRows ?? 0);
  return lanes.length > MOST_HIGH_LANES ? lowLayout(layout) : layout;
}

const LOW: LaneLayout = {
  lanePx: 18,
  statesTopPx: 2,
  statesPx: 8,
  tasksTopPx: 11,
  tasksPx: 5,
  taskRows: 1,
};

/** What is not shown leaves its room to the other strip. */
function lowLayout({ statesPx, tasksPx, taskRows }: LaneLayout): LaneLayout {
  if (statesPx === 0) return { ...LOW, statesPx: 0, tasksTopPx: 2, tasksPx: 14, taskRows };
  if (tasksPx === 0) return { ...LOW, statesPx: 14, tasksPx: 0 };
  return { ...LOW, taskRows };
}
