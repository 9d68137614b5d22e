import { useId, useMemo, useState } from 'react';
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
import type { CoreUser } from '../stores/run-series.ts';
import { coreTicks } from './core-axis.ts';
import { CoreUseLegend } from './core-use-legend.tsx';
import { CoreUseTooltip } from './core-use-tooltip.tsx';
import { useFigureId } from './figure-id.ts';
import { overlayTicks } from './overlay-span.ts';
import { SERIES, type SeriesStyle } from './series.ts';
import { timeAxisEndS, timeTicksS } from './time-axis.ts';
import { type PlotInsets, TimeChartArea } from './time-chart-area.tsx';
import type { TimeSpan } from './time-span.ts';
import { useTimeZoom } from './use-time-zoom.ts';
import { renderWorkMarker, workMarkers, type WorkTimes } from './work-markers.tsx';

/** As much of the machine as the axis shows. */
type Cores = Pick<MachineFacts, 'logicalCores' | 'effectiveCores'>;

interface CoreUseChartProps {
  readonly view: ChartView;
  readonly machine: Cores;
}

// Constants outside the component: recharts compares props by identity.
const MARGIN = { top: 16, right: 12, bottom: 2, left: 0 };
const CORES_PX = 44;
const TIMES_PX = 36;
const INSETS: PlotInsets = {
  leftPx: MARGIN.left + CORES_PX,
  rightPx: MARGIN.right,
  topPx: MARGIN.top,
  bottomPx: MARGIN.bottom + TIMES_PX,
};
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
  const [hidden, setHidden] = useState<readonly CoreUser[]>([]);
  const { noCurveReason, hasServer, isLive } = view;
  const series = SERIES.filter(({ user }) => user !== 'server' || hasServer);
  const toggle = (user: CoreUser) =>
    setHidden(hidden.includes(user) ? hidden.filter((other) => other !== user) : [...hidden, user]);
  return (
    <figure
      className="panel chart-panel"
      aria-labelledby={captionId}
      data-figure={useFigureId('cores-used')}
    >
      <figcaption className="panel-title" id={captionId}>
        Cores used over time
        {noCurveReason === null && <span className="visually-hidden">{summaryOf(view)}</span>}
      </figcaption>
      {noCurveReason === null ? (
        <>
          <CoreUseLegend
            series={series}
            hidden={isLive ? [] : hidden}
            onToggle={isLive ? null : toggle}
          />
          <CoreUseChart
            view={view}
            machine={machine}
            series={isLive ? series : series.filter(({ user }) => !hidden.includes(user))}
          />
        </>
      ) : (
        <p className="no-curve">{noCurveReason}</p>
      )}
    </figure>
  );
}

interface SeriesChartProps extends CoreUseChartProps {
  readonly series: readonly SeriesStyle[];
}

/** Stacked, in cores, gaps left open. While the run goes on it can't be zoomed: its end moves. */
function CoreUseChart({ view, machine, series }: SeriesChartProps) {
  const { workStartS, workEndS, isLive } = view;
  const endS = timeAxisEndS(Math.max(view.endS, workEndS ?? 0), isLive);
  const zoom = useTimeZoom(useMemo((): TimeSpan => [0, endS], [endS]));
  const span = zoom.span;
  const isWhole = isLive || !zoom.isZoomed;
  // Parts that are the same object are not drawn anew: only the areas change with every tick.
  const frame = useMemo(() => frameParts(machine), [machine]);
  const timeParts = useMemo(
    () =>
      timeAxisParts(
        { workStartS, workEndS },
        isWhole ? [0, endS] : span,
        isWhole ? timeTicksS(endS) : overlayTicks(span),
      ),
    [workStartS, workEndS, endS, isWhole, span],
  );
  // Areas stack in the order of their birth: a new key lets a late test server in below the others.
  const stackKey = series.map(({ user }) => user).join(' ');
  const areas = useMemo(
    () => areaParts(SERIES.filter(({ user }) => stackKey.split(' ').includes(user))),
    [stackKey],
  );
  return (
    <TimeChartArea insets={INSETS} zoom={isLive ? null : zoom}>
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <AreaChart key={stackKey} data={view.points} margin={MARGIN} accessibilityLayer={false}>
          {frame}
          {areas}
          {timeParts}
        </AreaChart>
      </ResponsiveContainer>
    </TimeChartArea>
  );
}

/** What stays the same for the whole of a run. */
function frameParts({ logicalCores, effectiveCores }: Cores) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <YAxis
        type="number"
        domain={[0, logicalCores]}
        ticks={coreTicks(logicalCores)}
        allowDataOverflow
        width={CORES_PX}
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

function areaParts(series: readonly SeriesStyle[]) {
  return series.map(({ user, label, colour }) => (
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
  ));
}

/** Time axis and markers: while a run is live they change in whole steps only. */
function timeAxisParts(work: WorkTimes, span: TimeSpan, ticksS: readonly number[]) {
  return (
    <>
      <XAxis
        dataKey="atS"
        type="number"
        domain={[...span]}
        ticks={[...ticksS]}
        allowDataOverflow
        stroke="var(--line-strong)"
        height={TIMES_PX}
        label={X_LABEL}
      />
      {workMarkers(work, span[1]).map(renderWorkMarker)}
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
