import { memo, useMemo, useState } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

import { formatCores } from '../format/quantity.ts';
import { configurationColour, configurationDash } from './configuration-colours.ts';
import { overlaySpan, overlayTicks } from './overlay-span.ts';
import { OverlayTable } from './overlay-table.tsx';
import { OverlayTooltip } from './overlay-tooltip.tsx';
import { type PlotInsets, TimeChartArea } from './time-chart-area.tsx';
import type { TimeSpan } from './time-span.ts';
import { useOwnTime, useTimeZoom } from './use-time-zoom.ts';

export interface OverlayLine {
  readonly label: string;
  /** Which gives it its colour and dash. */
  readonly colour: number;
  /** At most 300; `null`: a gap. */
  readonly points: readonly { readonly atS: number; readonly value: number | null }[];
}

interface RunOverlayChartProps {
  readonly lines: readonly OverlayLine[];
  readonly valueLabel: string;
  /** How a value is written; with two decimals where nothing is said. */
  readonly format?: (value: number | null) => string;
}

const MARGIN = { top: 18, right: 12, bottom: 2, left: 0 };
const VALUES_PX = 56;
const TIMES_PX = 36;
const INSETS: PlotInsets = {
  leftPx: MARGIN.left + VALUES_PX,
  rightPx: MARGIN.right,
  topPx: MARGIN.top,
  bottomPx: MARGIN.bottom + TIMES_PX,
};
const X_LABEL = {
  value: 'seconds since the work began',
  position: 'insideBottom',
  offset: 2,
} as const;

/** Beside the line: above it stands the highest value of the axis. */
const WORK_STARTS = { value: 'work starts', position: 'insideTopLeft', dy: -18 } as const;

/** A short run may have a single value between two gaps, of which a line alone would show nothing. */
const SPARSE_POINTS = 12;

function isSparse(points: OverlayLine['points']): boolean {
  return points.filter(({ value }) => value !== null).length <= SPARSE_POINTS;
}

/** One figure of several runs over time, laid over each other at the start of their work; or why there is none. */
export function RunOverlayChart(props: RunOverlayChartProps) {
  const isKnown = props.lines.some(({ points }) => points.some(({ value }) => value !== null));
  if (isKnown) return <OverlayFigure {...props} />;
  return (
    <p className="no-curve">
      No samples of this ({props.valueLabel}) were taken while these runs lasted: they were too
      short, or it can’t be read here.
    </p>
  );
}

function OverlayFigure({ lines, valueLabel, format = formatCores }: RunOverlayChartProps) {
  const zoom = useTimeZoom(
    useMemo(() => overlaySpan(lines), [lines]),
    useOwnTime(),
  );
  const [share, setShare] = useState<number | null>(null);
  return (
    <>
      <TimeChartArea className="overlay-area" insets={INSETS} zoom={zoom} onPoint={setShare}>
        <OverlayLines lines={lines} valueLabel={valueLabel} span={zoom.span} />
        {share !== null && (
          <OverlayTooltip
            {...{ lines, valueLabel, format, share }}
            span={zoom.span}
            insets={INSETS}
          />
        )}
      </TimeChartArea>
      <OverlayTable lines={lines} valueLabel={valueLabel} format={format} />
    </>
  );
}

interface OverlayLinesProps extends RunOverlayChartProps {
  readonly span: TimeSpan;
}

/** Drawn anew for other lines or another span only, not with every move of the pointer. */
const OverlayLines = memo(function OverlayLines({ lines, valueLabel, span }: OverlayLinesProps) {
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0}>
      <LineChart margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="atS"
          type="number"
          domain={[...span]}
          ticks={[...overlayTicks(span)]}
          allowDataOverflow
          stroke="var(--line-strong)"
          height={TIMES_PX}
          label={X_LABEL}
        />
        <YAxis
          dataKey="value"
          type="number"
          domain={[0, 'auto']}
          width={VALUES_PX}
          stroke="var(--line-strong)"
          label={{
            value: valueLabel,
            angle: -90,
            position: 'insideLeft',
            offset: 14,
            style: { textAnchor: 'middle' },
          }}
        />
        <ReferenceLine x={0} stroke="var(--text-muted)" strokeDasharray="4 3" label={WORK_STARTS} />
        {lines.map(overlayLine)}
      </LineChart>
    </ResponsiveContainer>
  );
});

/** Not a component: recharts wants its lines as direct elements. */
function overlayLine({ label, colour, points }: OverlayLine) {
  return (
    <Line
      key={label}
      data={[...points]}
      dataKey="value"
      name={label}
      stroke={configurationColour(colour)}
      strokeDasharray={configurationDash(colour) ?? '0'}
      strokeWidth={1.6}
      dot={
        isSparse(points) && {
          r: 2.2,
          fill: configurationColour(colour),
          strokeWidth: 0,
          clipDot: false,
        }
      }
      activeDot={false}
      connectNulls={false}
      isAnimationActive={false}
    />
  );
}
