import {
  Bar,
  BarChart,
  CartesianGrid,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  useChartWidth,
  XAxis,
  YAxis,
} from 'recharts';

import type { Interval } from '../../contract/experiment-result.ts';
import { formatDuration } from '../format/duration.ts';
import { formatTimeInterval } from '../format/ratio.ts';
import { configurationColour, configurationPattern } from './configuration-colours.ts';
import { labelLines } from './label-lines.ts';
import { PatternDefs } from './pattern-defs.tsx';
import { timeScale } from './time-scale.ts';

export interface WallBar {
  readonly label: string;
  /** Which gives it its colour and pattern. */
  readonly colour: number;
  /** `null`: no run counts yet. */
  readonly medianMs: number | null;
  readonly ci95Ms: Interval | null;
  readonly runsMs: readonly number[];
}

const ROW_PX = 30;
const AXIS_PX = 44;
const MARGIN = { top: 4, right: 18, bottom: 0, left: 0 };

/** Beside the bars stand their names: as wide as they are, but in a narrow chart the bars come first. */
const MOST_LABEL_PX = 190;
const MOST_LABEL_SHARE = 0.42;
const LETTER_PX = 5.5;
const LABEL_GAP_PX = 14;

/** Median work times as bars from 0, with their intervals and every run. */
export function WallBarsChart({ bars }: { readonly bars: readonly WallBar[] }) {
  const scale = timeScale(Math.max(0, ...bars.flatMap(({ runsMs }) => runsMs)));
  return (
    <div className="chart-area" style={{ height: bars.length * ROW_PX + AXIS_PX }}>
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <BarChart data={[...bars]} layout="vertical" margin={MARGIN} accessibilityLayer={false}>
          <PatternDefs />
          <CartesianGrid horizontal={false} stroke="var(--line)" />
          <XAxis
            type="number"
            domain={[0, scale.endMs]}
            ticks={[...scale.ticksMs]}
            tickFormatter={(ms: number) => scale.format(ms)}
            allowDataOverflow
            stroke="var(--line-strong)"
            height={36}
            label={{ value: `work time, ${scale.unit}`, position: 'insideBottom', offset: 2 }}
          />
          <LabelAxis longest={Math.max(0, ...bars.map(({ label }) => label.length))} />
          <Tooltip content={BarTooltip} cursor={false} isAnimationActive={false} />
          <Bar dataKey="medianMs" barSize={16} isAnimationActive={false} shape={WallBarShape} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
}

/** @param longest letters of the longest name */
function LabelAxis({ longest }: { readonly longest: number }) {
  const chartPx = useChartWidth() ?? 0;
  const wantedPx = Math.ceil(longest * LETTER_PX) + LABEL_GAP_PX;
  const widthPx = Math.min(wantedPx, MOST_LABEL_PX, Math.floor(chartPx * MOST_LABEL_SHARE));
  const letters = Math.floor((widthPx - LABEL_GAP_PX) / LETTER_PX);
  return (
    <YAxis
      type="category"
      dataKey="label"
      width={widthPx}
      interval={0}
      tickLine={false}
      stroke="var(--line-strong)"
      tick={(props: TickProps) => <LabelTick {...props} letters={letters} />}
    />
  );
}

interface ShapeProps {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly payload?: WallBar;
}

/** A bar begins at 0: its length gives the scale for what stands on it. */
function WallBarShape({ x = 0, y = 0, width = 0, height = 0, payload }: ShapeProps) {
  if (payload?.medianMs === null || payload === undefined || payload.medianMs === 0) return <g />;
  const { medianMs, ci95Ms, runsMs } = payload;
  const at = (ms: number) => x + (ms / medianMs) * width;
  const middle = y + height / 2;
  const colour = configurationColour(payload.colour);
  const pattern = configurationPattern(payload.colour);
  return (
    <g>
      <rect x={x} y={y} width={width} height={height} fill={colour} fillOpacity={0.35} rx={2} />
      {pattern > 0 && (
        <rect x={x} y={y} width={width} height={height} fill={`url(#pattern-${pattern})`} />
      )}
      {runsMs.map((ms, run) => (
        <circle
          key={run}
          cx={at(ms)}
          cy={middle + (((run * 5) % 7) - 3) * 1.4}
          r={2}
          fill={colour}
        />
      ))}
      {ci95Ms !== null && (
        <path
          className="whisker"
          d={`M${at(ci95Ms[0])} ${middle - 5}v10M${at(ci95Ms[0])} ${middle}H${at(ci95Ms[1])}M${at(ci95Ms[1])} ${middle - 5}v10`}
        />
      )}
      <path className="median-mark" d={`M${at(medianMs)} ${y - 2}v${height + 4}`} />
    </g>
  );
}

interface TickProps {
  readonly x?: number | string;
  readonly y?: number | string;
  readonly payload?: { readonly value: string };
}

interface LabelTickProps extends TickProps {
  /** For so many there is room. */
  readonly letters: number;
}

const LINE_EM = 1.15;

function LabelTick({ x = 0, y = 0, payload, letters }: LabelTickProps) {
  const label = payload?.value ?? '';
  const lines = labelLines(label, letters);
  const firstDy = `${0.35 - ((lines.length - 1) * LINE_EM) / 2}em`;
  return (
    <text x={x} y={y} textAnchor="end">
      <title>{label}</title>
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? firstDy : `${LINE_EM}em`}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function BarTooltip({ active, payload }: TooltipContentProps) {
  const bar = (payload as readonly { readonly payload?: WallBar }[])[0]?.payload;
  if (!active || bar === undefined) return null;
  return (
    <div className="chart-tooltip">
      <p>{bar.label}</p>
      <dl>
        <div>
          <dt>Median</dt>
          <dd>{formatDuration(bar.medianMs)}</dd>
        </div>
        <div>
          <dt>95 % interval</dt>
          <dd>{bar.ci95Ms === null ? 'too few runs' : formatTimeInterval(bar.ci95Ms)}</dd>
        </div>
        <div>
          <dt>Runs</dt>
          <dd>{bar.runsMs.length}</dd>
        </div>
      </dl>
    </div>
  );
}
