import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

import { configurationColour, configurationDash } from './configuration-colours.ts';
import { overlaySpan, overlayTicks } from './overlay-span.ts';

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
}

const MARGIN = { top: 18, right: 12, bottom: 2, left: 0 };
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

/** One figure of several runs over time, laid over each other at the start of their work. */
export function RunOverlayChart({ lines, valueLabel }: RunOverlayChartProps) {
  const span = overlaySpan(lines);
  return (
    <div className="chart-area overlay-area">
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
            height={36}
            label={X_LABEL}
          />
          <YAxis
            dataKey="value"
            type="number"
            domain={[0, 'auto']}
            width={56}
            stroke="var(--line-strong)"
            label={{
              value: valueLabel,
              angle: -90,
              position: 'insideLeft',
              offset: 14,
              style: { textAnchor: 'middle' },
            }}
          />
          <ReferenceLine
            x={0}
            stroke="var(--text-muted)"
            strokeDasharray="4 3"
            label={WORK_STARTS}
          />
          {lines.map(({ label, colour, points }) => (
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
          ))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}
