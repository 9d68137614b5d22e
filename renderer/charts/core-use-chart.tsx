import { memo, type ReactNode, useId, useMemo, useState } from 'react';
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

import { coreWords } from '../../contract/core-words.ts';
import type { MachineFacts } from '../../contract/ipc.ts';
import type { RunKind } from '../../contract/run-kind.ts';
import {
  type CoreScale,
  coresOverTime,
  formatCoreBound,
  formatCoreUse,
} from '../format/core-use.ts';
import type { ChartPoint, ChartView } from '../stores/chart-view.ts';
import type { CoreUser } from '../stores/run-series.ts';
import type { TimeViewStore } from '../stores/time-view-store.ts';
import type { RunTrack } from '../stores/track/run-track.ts';
import { trackPoints } from '../stores/track/track-points.ts';
import { coreTickText, coreUseTicks } from './core-axis.ts';
import { useCoreScale } from './core-scale.ts';
import { CoreUseLegend } from './core-use-legend.tsx';
import { CoreUseTable } from './core-use-table.tsx';
import { CoreUseTooltip } from './core-use-tooltip.tsx';
import { CrossHair } from './cross-hair.tsx';
import { useFigureId } from './figure-id.ts';
import { overlayTicks } from './overlay-span.ts';
import { seriesOf, type SeriesStyle } from './series.ts';
import { withTickEdges } from './tick-edges.ts';
import { timeAxisEndS, timeTicksS } from './time-axis.ts';
import { type PlotInsets, TimeChartArea } from './time-chart-area.tsx';
import type { TimeSpan } from './time-span.ts';
import { useSettled } from './use-settled.ts';
import { useTimeZoom } from './use-time-zoom.ts';
import { renderWorkMarker, workMarkers, type WorkTimes } from './work-markers.tsx';

/** As much of the machine as the axis shows. */
type Cores = Pick<MachineFacts, 'logicalCores' | 'effectiveCores'>;

interface CoreUseChartProps {
  readonly view: ChartView;
  readonly machine: Cores;
  /** Shared with the other charts of the run. */
  readonly time: TimeViewStore;
  /** All that was sampled, for parts of the run that are looked at closely; `null`: `view` is all there is. */
  readonly track: RunTrack | null;
}

interface CoreUsePanelProps extends CoreUseChartProps {
  /** In the head, beside the title. */
  readonly children?: ReactNode;
}

// Constants outside the component: recharts compares props by identity.
const MARGIN = { top: 16, right: 12, bottom: 2, left: 0 };
/** Room for four digits beside the title of the axis. */
const CORES_PX = 52;
const TIMES_PX = 36;
const INSETS: PlotInsets = {
  leftPx: MARGIN.left + CORES_PX,
  rightPx: MARGIN.right,
  topPx: MARGIN.top,
  bottomPx: MARGIN.bottom + TIMES_PX,
};

/**
 * Ticks are chosen to fit. Left to find that out, recharts measures their texts with every drawing, which
 * makes the page lay itself out once more.
 */
const EVERY_TICK = 0;

/** Drawing costs more than a frame: it waits until zooming or panning elsewhere has come to rest. */
const ZOOM_REST_MS = 100;

/** Nearer to the pinned line than this share of the width, a click lets go of it. */
const NEAR_SHARE = 0.006;

const X_LABEL = { value: 'seconds since start', position: 'insideBottom', offset: 2 } as const;
const Y_LABEL = {
  angle: -90,
  position: 'insideLeft',
  offset: 10,
  style: { textAnchor: 'middle' },
} as const;

/** Who used the cores over the time of the run; a sentence where there is no curve to see. */
export function CoreUsePanel({ view, machine, time, track, children }: CoreUsePanelProps) {
  const captionId = useId();
  const [hidden, setHidden] = useState<readonly CoreUser[]>([]);
  const scale = useCoreScale();
  const { noCurveReason, hasServer, isLive, kind } = view;
  const series = seriesOf(kind).filter(({ user }) => user !== 'server' || hasServer);
  const toggle = (user: CoreUser) =>
    setHidden(hidden.includes(user) ? hidden.filter((other) => other !== user) : [...hidden, user]);
  return (
    <figure
      className="panel chart-panel"
      aria-labelledby={captionId}
      data-figure={useFigureId('cores-used')}
    >
      <figcaption className="panel-title" id={captionId}>
        {coresOverTime(scale.convention)}
        {noCurveReason === null && (
          <span className="visually-hidden">{summaryOf(view, scale)}</span>
        )}
      </figcaption>
      {children}
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
            time={time}
            track={track}
            series={isLive ? series : series.filter(({ user }) => !hidden.includes(user))}
          />
          {/* While it goes on the caption tells the newest values: nobody reads a table that grows. */}
          {!isLive && <CoreUseTable points={view.points} series={series} />}
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

/** Stacked, in cores, gaps left open. As long as nothing else is chosen it shows all, also of a run that goes on. */
function CoreUseChart({ view, machine, series, time, track }: SeriesChartProps) {
  const { workStartS, workEndS, isLive } = view;
  const endS = timeAxisEndS(Math.max(view.endS, workEndS ?? 0), isLive);
  const zoom = useTimeZoom(
    useMemo((): TimeSpan => [0, endS], [endS]),
    time,
  );
  const settled = useSettled(zoom.span, ZOOM_REST_MS);
  const span = zoom.isZoomed ? settled : zoom.span;
  const isWhole = span[0] === 0 && span[1] === endS;
  const points = useMemo(
    () => (isWhole || track === null ? view.points : trackPoints(track, ...span)),
    [isWhole, track, view.points, span],
  );
  const timeParts = useMemo(
    () =>
      timeAxisParts(
        { workStartS, workEndS },
        span,
        isWhole ? timeTicksS(endS) : overlayTicks(span),
      ),
    [workStartS, workEndS, endS, isWhole, span],
  );
  return (
    <TimeChartArea
      insets={INSETS}
      zoom={zoom}
      onPoint={(share) => time.point(share === null ? null : momentAt(span, share))}
      onPick={(share) => pinOrLetGo(time, span, share)}
    >
      <CoreUsePlot
        points={points}
        machine={machine}
        kind={view.kind}
        // Areas stack in the order of their birth: a new key lets a late test server in below the others.
        stackKey={series.map(({ user }) => user).join(' ')}
        timeParts={timeParts}
      />
      <CrossHair time={time} span={span} insets={INSETS} />
    </TimeChartArea>
  );
}

interface CoreUsePlotProps {
  readonly points: readonly ChartPoint[];
  readonly machine: Cores;
  readonly kind: RunKind;
  /** The users that are drawn, in the order of the stack. */
  readonly stackKey: string;
  readonly timeParts: ReactNode;
}

/**
 * Drawn anew for other points or another axis only, not with every move of the pointer. Parts that are
 * the same object are not drawn anew either: only the areas change with every tick.
 */
const CoreUsePlot = memo(function CoreUsePlot(props: CoreUsePlotProps) {
  const { points, machine, kind, stackKey, timeParts } = props;
  const scale = useCoreScale();
  const frame = useMemo(() => frameParts(machine, scale), [machine, scale]);
  const data = useMemo(() => withTickEdges(points), [points]);
  const areas = useMemo(
    () => areaParts(seriesOf(kind).filter(({ user }) => stackKey.split(' ').includes(user))),
    [kind, stackKey],
  );
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0}>
      <AreaChart key={stackKey} data={data} margin={MARGIN} accessibilityLayer={false}>
        {frame}
        {areas}
        {timeParts}
      </AreaChart>
    </ResponsiveContainer>
  );
});

function momentAt([startS, endS]: TimeSpan, share: number): number {
  return startS + share * (endS - startS);
}

/** @param share where the chart was clicked, 0 … 1; `null`: twice, which takes the first click back */
function pinOrLetGo(time: TimeViewStore, span: TimeSpan, share: number | null): void {
  const { cursorS, isPinned } = time.view.get();
  if (share === null) {
    time.unpin();
    return;
  }
  const atS = momentAt(span, share);
  const isNear = Math.abs(atS - (cursorS ?? Infinity)) <= NEAR_SHARE * (span[1] - span[0]);
  if (isPinned && isNear) time.unpin();
  else time.pin(atS);
}

/** What stays the same for the whole of a run. */
function frameParts({ logicalCores, effectiveCores }: Cores, scale: CoreScale) {
  return (
    <>
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <YAxis
        type="number"
        domain={[0, logicalCores]}
        ticks={coreUseTicks(logicalCores, scale)}
        tickFormatter={(cores: number) => coreTickText(cores, scale)}
        interval={EVERY_TICK}
        allowDataOverflow
        width={CORES_PX}
        stroke="var(--line-strong)"
        label={{ ...Y_LABEL, value: coreWords(scale.convention).axis }}
      />
      <Tooltip content={CoreUseTooltip} cursor={false} isAnimationActive={false} />
      {effectiveCores < logicalCores && (
        <ReferenceLine
          y={effectiveCores}
          stroke="var(--text-muted)"
          strokeDasharray="2 3"
          label={{
            value: `${formatCoreBound(effectiveCores, scale)} allowed`,
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
        interval={EVERY_TICK}
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
function summaryOf({ points, kind }: ChartView, scale: CoreScale): string {
  const last = points.at(-1);
  if (last === undefined) return ': no samples yet.';
  const { quantity } = coreWords(scale.convention);
  const parts = seriesOf(kind).flatMap(({ user, label }) => {
    const cores = last[user];
    return cores === null ? [] : [`${label} ${formatCoreUse(cores, scale)}`];
  });
  return `, stacked areas, ${quantity}. After ${last.atS.toFixed(1)} s: ${parts.join(', ')}.`;
}
