import { useCallback, useMemo } from 'react';

import { formatCoreBound, formatCoreUse } from '../../format/core-use.ts';
import { MISSING } from '../../format/missing.ts';
import { formatShare } from '../../format/quantity.ts';
import type { RunTrack } from '../../stores/track/run-track.ts';
import { useCoreScale } from '../core-scale.ts';
import { useSettled } from '../use-settled.ts';
import { BETWEEN_PX, labelledRows, USERS_PX } from './core-rows.ts';
import { gapsOf } from './draw-hatch.ts';
import { drawHeat, heatRowPx } from './draw-heat.ts';
import { drawUsers } from './draw-users.ts';
import { coreOrder, heatColumns } from './heat-columns.ts';
import { HeatLegend } from './heat-legend.tsx';
import { heatPicture } from './heat-picture.ts';
import { heatSummary } from './heat-summary.ts';
import type { Pen } from './pen.ts';
import type { TimeGeometry } from './time-geometry.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { useCanvas } from './use-canvas.ts';
import { stackTops, userColumns, usersAt, usersTopCores } from './user-columns.ts';

/** As in core-heat.css. */
const LEGEND_PX = 22;

/** How high the map of so many cores is, for the room that is kept before there is a sample. */
export function coreHeatPx(cores: number): number {
  return LEGEND_PX + USERS_PX + BETWEEN_PX + heatRowPx(cores) * cores;
}

/** Nobody hears what changes with every frame. */
const SUMMARY_REST_MS = 400;

interface CoreHeatMapProps {
  readonly track: RunTrack;
  readonly geometry: TimeGeometry;
  /** Whose figures are told; −1: there is a gap. */
  readonly tick: number;
  /** Logical CPUs of each physical core; `null`: not known, rows are in the order of their numbers. */
  readonly siblings: readonly (readonly number[])[] | null;
}

/** Who used the cores over the time shown, and below it how busy each of them was. */
export function CoreHeatMap({ track, geometry, tick, siblings }: CoreHeatMapProps) {
  const { leftPx, widthPx } = geometry;
  const order = useMemo(() => coreOrder(track.cores, siblings), [track.cores, siblings]);
  const stack = useMemo(() => stackTops(track), [track]);
  const topCores = useMemo(() => usersTopCores(stack, track.cores), [stack, track.cores]);
  const heatPx = heatRowPx(track.cores) * track.cores;
  const heightPx = USERS_PX + BETWEEN_PX + heatPx;
  const draw = useCallback(
    (pen: Pen, colours: TimelineColours) => {
      const columns = Math.round(widthPx);
      const strip = { leftPx: 0, topPx: 0, heightPx: USERS_PX };
      drawUsers(pen, userColumns(track, stack, geometry.span, columns), topCores, strip, colours);
      const shares = heatColumns(track, geometry.span, columns, order);
      const picture = heatPicture(shares, order.length, colours);
      if (picture === null) return;
      const rows = { leftPx: 0, topPx: USERS_PX + BETWEEN_PX, heightPx: heatPx, widthPx: columns };
      drawHeat(pen, picture, gapsOf(shares.subarray(0, columns)), rows, colours);
    },
    [track, stack, geometry.span, widthPx, order, topCores, heatPx],
  );
  const canvas = useCanvas(widthPx, heightPx, draw);
  const settled = useSettled(geometry.span, SUMMARY_REST_MS);
  const summary = useMemo(() => heatSummary(track, settled), [track, settled]);
  return (
    <div className="core-heat">
      <HeatLegend track={track} geometry={geometry} />
      <div className="core-heat-rows" style={{ height: heightPx }}>
        <CoreLabels order={order} topCores={topCores} />
        <div
          role="img"
          aria-label={summary}
          className="core-heat-plot"
          style={{ left: leftPx, width: widthPx, height: heightPx }}
        >
          <canvas ref={canvas} style={{ width: widthPx, height: heightPx }} />
        </div>
        <div className="core-heat-figures" aria-hidden="true">
          <UserFigures track={track} tick={tick} />
          <CoreFigures track={track} tick={tick} order={order} />
        </div>
      </div>
    </div>
  );
}

interface CoreLabelsProps {
  readonly order: readonly number[];
  /** How many cores are as high as the strip. */
  readonly topCores: number;
}

/** Fewer than there are rows, where they would run into each other. */
function CoreLabels({ order, topCores }: CoreLabelsProps) {
  const scale = useCoreScale();
  return (
    <div className="core-heat-labels" aria-hidden="true">
      <span style={{ top: 0, height: USERS_PX }}>
        Used, 0 to {formatCoreBound(topCores, scale)}
      </span>
      {labelledRows(order).map(({ core, topPx, heightPx }) => (
        <span key={core} style={{ top: topPx, height: heightPx }}>
          Core {core}
        </span>
      ))}
    </div>
  );
}

type FiguresProps = Pick<CoreHeatMapProps, 'track' | 'tick'>;

/** In the columns of the lanes below: cores first. */
function UserFigures({ track, tick }: FiguresProps) {
  const scale = useCoreScale();
  const { run, others } = usersAt(track, tick);
  return (
    <>
      <span style={{ top: 0, height: USERS_PX }}>{formatCoreUse(known(run), scale)}</span>
      <span className="core-heat-others" style={{ top: 0, height: USERS_PX }}>
        {tick === -1 ? 'no sample' : `${formatCoreUse(known(others), scale)} others`}
      </span>
    </>
  );
}

function CoreFigures({ track, tick, order }: FiguresProps & { readonly order: readonly number[] }) {
  return labelledRows(order).map(({ core, topPx, heightPx }) => (
    <span key={core} style={{ top: topPx, height: heightPx }}>
      {busyText(known(track.coreBusy[tick * track.cores + core] ?? Number.NaN))}
    </span>
  ));
}

/** Not of what the column is of, but of that core. */
function busyText(busy: number | null): string {
  return busy === null ? MISSING : `${formatShare(busy)} busy`;
}

function known(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
