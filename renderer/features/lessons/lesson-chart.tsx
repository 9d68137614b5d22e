import {
  CartesianGrid,
  ErrorBar,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

import type { Lesson } from '../../../contract/lesson.ts';
import { ChartPanel } from '../compare/result/chart-panel.tsx';
import { type ChartRow, chartRows } from './chart-rows.ts';
import { doublingScale, levelText } from './doubling-scale.ts';
import type { MeasuredPoint } from './measured-points.ts';

interface LessonChartProps {
  readonly lesson: Lesson;
  readonly predicted: readonly number[];
  readonly points: readonly MeasuredPoint[];
}

const MARGIN = { top: 10, right: 20, bottom: 2, left: 0 };
/** The names of the points at both ends stay whole. */
const X_PADDING = { left: 44, right: 44 };
/** What is at the uppermost mark stays whole. */
const HEADROOM_LEVELS = 0.12;
const MEASURED = 'var(--series-workers)';
const PREDICTED = 'var(--text-muted)';

/** What was predicted, dashed, under what was measured. The table beside it has the numbers. */
export function LessonChart({ lesson, predicted, points }: LessonChartProps) {
  const rows = chartRows(predicted, points);
  const scale = doublingScale([
    ...predicted,
    ...points.flatMap(({ speedup, range }) => [speedup ?? 1, ...(range ?? [])]),
  ]);
  return (
    <ChartPanel
      name="lesson"
      title="Speed-up, predicted and measured"
      tip={`Against “${points[0]?.label ?? ''}”. Dots: medians. Whiskers: from the slowest to the fastest run. The axis doubles from line to line.`}
      isWide
    >
      <Legend />
      <div className="chart-area lesson-chart">
        <ResponsiveContainer width="100%" height="100%" minWidth={0}>
          <LineChart data={rows} margin={MARGIN} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="label"
              padding={X_PADDING}
              interval={0}
              stroke="var(--line-strong)"
              height={38}
              label={{ value: lesson.axis.label, position: 'insideBottom', offset: 2 }}
            />
            <YAxis
              type="number"
              domain={[scale.low, scale.high + HEADROOM_LEVELS]}
              ticks={[...scale.ticks]}
              tickFormatter={levelText}
              allowDataOverflow
              width={48}
              stroke="var(--line-strong)"
            />
            <ReferenceLine y={0} stroke="var(--text-faint)" />
            {predictedLine(lesson.axis.points)}
            {measuredLine(lesson.axis.points)}
          </LineChart>
        </ResponsiveContainer>
      </div>
    </ChartPanel>
  );
}

/** Not components: recharts wants its lines as direct elements. */
function predictedLine(points: Lesson['axis']['points']) {
  return (
    <Line
      dataKey={(row: ChartRow) => row.predictedLevel}
      // Ways of doing it have nothing between them: each has a step of its own.
      type={points === 'ways' ? 'step' : 'linear'}
      stroke={PREDICTED}
      strokeWidth={1.5}
      strokeDasharray="6 4"
      dot={false}
      activeDot={false}
      isAnimationActive={false}
    />
  );
}

function measuredLine(points: Lesson['axis']['points']) {
  return (
    <Line
      dataKey={(row: ChartRow) => row.measuredLevel}
      type="linear"
      stroke={points === 'ways' ? 'none' : MEASURED}
      strokeWidth={2}
      dot={{ r: 4.5, fill: MEASURED, stroke: 'none', clipDot: false }}
      activeDot={false}
      isAnimationActive={false}
    >
      <ErrorBar
        dataKey={(row: ChartRow) => row.rangeLevels}
        stroke={MEASURED}
        width={6}
        isAnimationActive={false}
      />
    </Line>
  );
}

function Legend() {
  return (
    <ul className="lesson-legend">
      <li>
        <svg viewBox="0 0 24 8" aria-hidden="true">
          <path d="M0 4h24" stroke={PREDICTED} strokeWidth="1.5" strokeDasharray="6 4" />
        </svg>
        predicted
      </li>
      <li>
        <svg viewBox="0 0 24 8" aria-hidden="true">
          <circle cx="12" cy="4" r="4" fill={MEASURED} />
        </svg>
        measured: median and range
      </li>
    </ul>
  );
}
