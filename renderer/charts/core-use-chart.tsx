import { useId, useMemo } from 'react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import type { MachineFacts } from '../../contract/ipc.ts';
import { formatCoreCount } from '../format/quantity.ts';
import type { ChartView } from '../stores/chart-view.ts';
import { coreTicks } from './core-axis.ts';
import { CoreUseLegend } from './core-use-legend.tsx';
import { CoreUseTooltip } from './core-use-tooltip.tsx';
import { SERIES } from './series.ts';
import { timeAxisEndS, timeTicksS } from './time-axis.ts';
import { renderWorkMarker, workMarkers, type WorkTimes } from './work-markers.tsx';

interface CoreUseChartProps {
  readonly view: ChartView;
  readonly machine: MachineFacts;
}

// Constants outside the component: recharts compares props by identity.
const MARGIN = { top: 16, right: 12, bottom: 2, left: 0 };
const X_LABEL = { value: 'seconds since start', position: 'insideBottom', offset: 2 } as const;
const Y_LABEL = {
  value: 'cores used',
  angle: -90,
  position: 'insideLeft',
  offset: 14,
  style: { textAnchor: 'middle' },
} as const;
const CURSOR = { stroke: 'var(--text-faint)' };

/** Who used the cores over the time of the run; a sentence where there is no curve to see. */
export function CoreUsePanel({ view, machine }: CoreUseChartProps) {
  const captionId = useId();
  const { noCurveReason, hasServer } = view;
  const series = SERIES.filter(({ user }) => user !== 'server' || hasServer);
  return (
    <figure className="panel chart-panel" aria-labelledby={captionId}>
      <figcaption className="panel-title" id={captionId}>
        Cores used over time
        {noCurveReason === null && <span className="visually-hidden">{summaryOf(view)}</span>}
      </figcaption>
      {noCurveReason === null ? (
        <>
          <CoreUseLegend series={series} />
          <div className="chart-area">
            <CoreUseChart view={view} machine={machine} />
          </div>
        </>
      ) : (
        <p className="no-curve">{noCurveReason}</p>
      )}
    </figure>
  );
}

/** Stacked, in cores, gaps left open. */
function CoreUseChart({ view, machine }: CoreUseChartProps) {
  const { hasServer, workStartS, workEndS } = view;
  const endS = timeAxisEndS(Math.max(view.endS, workEndS ?? 0), view.isLive);
  // Parts that are the same object are not drawn anew: only the areas change with every tick.
  const frame = useMemo(() => frameParts(machine), [machine]);
  const timeParts = useMemo(
    () => timeAxisParts({ workStartS, workEndS }, endS),
    [workStartS, workEndS, endS],
  );
  const areas = useMemo(() => areaParts(hasServer), [hasServer]);
  // Areas stack in the order of their birth: a new key lets a late test server in below the others.
  const stackKey = hasServer ? 'with-server' : 'without-server';
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0}>
      <AreaChart key={stackKey} data={view.points} margin={MARGIN} accessibilityLayer={false}>
        {frame}
        {areas}
        {timeParts}
      </AreaChart>
    </ResponsiveContainer>
  );
}

/** What stays the same for the whole of a run. */
function frameParts({ logicalCores, effectiveCores }: MachineFacts) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <YAxis
        type="number"
        domain={[0, logicalCores]}
        ticks={coreTicks(logicalCores)}
        allowDataOverflow
        width={44}
        stroke="var(--line-strong)"
        label={Y_LABEL}
      />
      <Tooltip content={CoreUseTooltip} cursor={CURSOR} isAnimationActive={false} />
      {effectiveCores < logicalCores && (
        <ReferenceLine
          y={effectiveCores}
          stroke="var(--text-muted)"
          strokeDasharray="2 3"
          label={{
            value: `${formatCoreCount(effectiveCores)} allowed`,
            position: 'insideTopRight',
          }}
        />
      )}
    </>
  );
}

function areaParts(hasServer: boolean) {
  return SERIES.filter(({ user }) => user !== 'server' || hasServer).map(
    ({ user, label, colour }) => (
      <Area
        key={user}
        dataKey={user}
        name={label}
        stackId="cores"
        stroke={colour}
        fill={colour}
        fillOpacity={user === 'others' ? 0.35 : 0.75}
        strokeWidth={1}
        isAnimationActive={false}
        connectNulls={false}
        activeDot={false}
      />
    ),
  );
}

/** Time axis and markers: while a run is live they change in whole steps only. */
function timeAxisParts(work: WorkTimes, endS: number) {
  return (
    <>
      <XAxis
        dataKey="atS"
        type="number"
        domain={[0, endS]}
        ticks={[...timeTicksS(endS)]}
        allowDataOverflow
        stroke="var(--line-strong)"
        height={36}
        label={X_LABEL}
      />
      {workMarkers(work, endS).map(renderWorkMarker)}
    </>
  );
}

/** For those who can't see the picture: the newest value of each series. */
function summaryOf({ points }: ChartView): string {
  const last = points.at(-1);
  if (last === undefined) return ': no samples yet.';
  const parts = SERIES.flatMap(({ user, label }) => {
    const cores = last[user];
    return cores === null ? [] : [`${label} ${cores.toFixed(2)}`];
  });
  return `, stacked areas. After ${last.atS.toFixed(1)} s: ${parts.join(', ')}.`;
}
