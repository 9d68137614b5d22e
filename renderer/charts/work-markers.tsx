import { ReferenceLine } from 'recharts';

import type { ChartView } from '../stores/chart-view.ts';

export type WorkTimes = Pick<ChartView, 'workStartS' | 'workEndS'>;

interface Marker {
  readonly atS: number;
  readonly label: string;
  /** Which end of the text stands at the line. */
  readonly anchor: 'start' | 'end';
}

/** Closer together than this share of the axis, the two texts would overlap between the lines. */
const CLOSE_SHARE = 0.3;

/** Farther than this share of the axis from its edge, there is room for a text outside. */
const ROOM_SHARE = 0.12;

/** Where the work starts and ends on the time axis, as far as that is known. */
export function workMarkers(
  { workStartS, workEndS }: WorkTimes,
  axisEndS: number,
): readonly Marker[] {
  const isClose =
    workStartS !== null && workEndS !== null && workEndS - workStartS < axisEndS * CLOSE_SHARE;
  const markers: Marker[] = [];
  if (workStartS !== null) {
    const goesOutside = isClose && workStartS > axisEndS * ROOM_SHARE;
    markers.push({ atS: workStartS, label: 'work starts', anchor: goesOutside ? 'end' : 'start' });
  }
  if (workEndS !== null) {
    const goesOutside = isClose && workEndS < axisEndS * (1 - ROOM_SHARE);
    markers.push({ atS: workEndS, label: 'work ends', anchor: goesOutside ? 'start' : 'end' });
  }
  return markers;
}

/** Not a component: recharts wants its lines as direct elements. */
export function renderWorkMarker({ atS, label, anchor }: Marker) {
  return (
    <ReferenceLine
      key={label}
      x={atS}
      stroke="var(--text-muted)"
      strokeDasharray="4 3"
      label={({ viewBox }: { readonly viewBox: { readonly x: number; readonly y: number } }) => (
        <text x={viewBox.x} y={viewBox.y - 4} textAnchor={anchor}>
          {label}
        </text>
      )}
    />
  );
}
