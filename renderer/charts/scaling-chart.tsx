import {
  CartesianGrid,
  ErrorBar,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  type TooltipContentProps,
  XAxis,
  YAxis,
} from 'recharts';

import type { Scaling } from '../../contract/experiment-result.ts';
import { MISSING } from '../format/missing.ts';
import { formatRatio, formatRatioInterval } from '../format/ratio.ts';
import { configurationColour } from './configuration-colours.ts';
import {
  amdahlCurve,
  type CurvePoint,
  type MeasuredPoint,
  measuredPoints,
  speedupAxisEnd,
  speedupTicks,
  uslCurve,
} from './scaling-curve.ts';

export interface ScalingSeries {
  readonly scaling: Scaling;
  /** Which gives it its colour. */
  readonly colour: number;
}

export interface CoreLine {
  readonly cores: number;
  readonly label: string;
}

interface ScalingChartProps {
  readonly series: readonly ScalingSeries[];
  /** Whose fits and knee are drawn; an index into `series`. */
  readonly fitted: number;
  readonly coreLines: readonly CoreLine[];
}

const MARGIN = { top: 10, right: 16, bottom: 2, left: 0 };
/**
 * Names of core counts stand one above the other, because lines may be closer than names are long; at
 * the foot, where no curve comes, over the line of the knee's name.
 */
const CORE_NAME_PX = 14;
/** Marks at the ends stay whole. */
const X_PADDING = { left: 14, right: 14 };
const X_LABEL = { value: 'workers', position: 'insideBottom', offset: 2 } as const;
const Y_LABEL = {
  value: 'speed-up against one worker',
  angle: -90,
  position: 'insideLeft',
  offset: 14,
  style: { textAnchor: 'middle' },
} as const;

/** Speed-up over worker counts, measured and fitted, beside what each worker could bring at best. */
export function ScalingChart({ series, fitted, coreLines }: ScalingChartProps) {
  const all = series.map(({ scaling }) => scaling);
  const counts = [...new Set(all.flatMap(({ points }) => points.map(({ workers }) => workers)))];
  const most = Math.max(2, ...counts);
  const top = speedupAxisEnd(all);
  return (
    <div className="chart-area scaling-area">
      <ResponsiveContainer width="100%" height="100%" minWidth={0}>
        <LineChart margin={MARGIN} accessibilityLayer={false}>
          <CartesianGrid stroke="var(--line)" />
          <XAxis
            dataKey="workers"
            type="number"
            domain={[1, most]}
            padding={X_PADDING}
            ticks={counts.toSorted((a, b) => a - b)}
            allowDataOverflow
            stroke="var(--line-strong)"
            height={36}
            label={X_LABEL}
          />
          <YAxis
            dataKey="speedup"
            type="number"
            domain={[0, top]}
            ticks={[...speedupTicks(top)]}
            allowDataOverflow
            width={48}
            stroke="var(--line-strong)"
            label={Y_LABEL}
          />
          <Tooltip
            content={ScalingTooltip}
            cursor={false}
            isAnimationActive={false}
            shared={false}
          />
          {coreLines
            .filter(({ cores }) => cores >= 1 && cores <= most)
            .map(({ cores, label }, index) => (
              <ReferenceLine
                key={label}
                x={cores}
                stroke="var(--text-faint)"
                strokeDasharray="2 3"
                label={{
                  value: label,
                  position: cores > most / 2 ? 'insideBottomRight' : 'insideBottomLeft',
                  dy: -(index + 1) * CORE_NAME_PX,
                  className: 'chart-note',
                }}
              />
            ))}
          {straightLine(most)}
          {fitLines(series[fitted], most)}
          {series.map((one) => measuredLine(one))}
        </LineChart>
      </ResponsiveContainer>
    </div>
  );
}

/** Not components: recharts wants its lines as direct elements. */
function straightLine(most: number) {
  return (
    <Line
      key="ideal"
      data={[
        { workers: 1, speedup: 1 },
        { workers: most, speedup: most },
      ]}
      dataKey="speedup"
      name="ideal"
      stroke="var(--text-faint)"
      strokeDasharray="1 4"
      strokeLinecap="round"
      dot={false}
      activeDot={false}
      isAnimationActive={false}
    />
  );
}

function fitLines(series: ScalingSeries | undefined, most: number) {
  if (series === undefined) return null;
  const { amdahl, usl, knee } = series.scaling;
  const colour = configurationColour(series.colour);
  return [
    amdahl !== null &&
      fitLine('Amdahl', amdahlCurve(amdahl.serialShare.value, most), colour, '8 4'),
    usl !== null &&
      fitLine('USL', uslCurve(usl.contention.value, usl.coherency.value, most), colour, '3 3'),
    knee !== null && knee.value <= most && (
      <ReferenceLine
        key="knee"
        x={knee.value}
        stroke={colour}
        strokeDasharray="6 3"
        label={{ value: `knee ${knee.value.toFixed(1)}`, position: 'insideBottomRight' }}
      />
    ),
  ];
}

function fitLine(name: string, points: readonly CurvePoint[], colour: string, dash: string) {
  return (
    <Line
      key={name}
      data={[...points]}
      dataKey="speedup"
      name={name}
      stroke={colour}
      strokeDasharray={dash}
      strokeOpacity={0.8}
      dot={false}
      activeDot={false}
      isAnimationActive={false}
    />
  );
}

function measuredLine({ scaling, colour }: ScalingSeries) {
  const stroke = configurationColour(colour);
  return (
    <Line
      key={scaling.label}
      data={[...measuredPoints(scaling)]}
      dataKey="speedup"
      name={scaling.label}
      stroke={stroke}
      strokeWidth={2}
      dot={{ r: 3.5, fill: stroke, stroke: 'none', clipDot: false }}
      isAnimationActive={false}
    >
      <ErrorBar dataKey="error" stroke={stroke} width={5} isAnimationActive={false} />
    </Line>
  );
}

interface TooltipEntry {
  readonly name?: unknown;
  readonly payload?: MeasuredPoint;
}

function ScalingTooltip({ active, payload }: TooltipContentProps) {
  const entries = (payload as readonly TooltipEntry[]).filter(
    ({ payload: point }) => point !== undefined && 'error' in point,
  );
  const first = entries[0]?.payload;
  if (!active || first === undefined) return null;
  return (
    <div className="chart-tooltip">
      <p>
        {first.workers} {first.workers === 1 ? 'worker' : 'workers'}
      </p>
      <dl>
        {entries.map(({ name, payload: point }) => (
          <div key={String(name)}>
            <dt>{String(name)}</dt>
            <dd>{pointText(point)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function pointText(point: MeasuredPoint | undefined): string {
  if (point === undefined) return MISSING;
  const { speedup, error } = point;
  if (error === null) return formatRatio(speedup);
  return `${formatRatio(speedup)} (${formatRatioInterval([speedup - error[0], speedup + error[1]])})`;
}
