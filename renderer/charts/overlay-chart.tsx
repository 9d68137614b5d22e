import { useId, useMemo } from 'react';
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';

import type { RunCurve } from '../../contract/history.ts';
import { type CurveLine, curveLines, spanOf } from './curve-lines.ts';
import { timeTicksS } from './time-axis.ts';

interface OverlayChartProps {
  readonly curves: readonly RunCurve[];
}

const MIB = 1024 ** 2;

// Constants outside the components: recharts compares props by identity.
const MARGIN = { top: 8, right: 16, bottom: 2, left: 0 };
const X_LABEL = {
  value: 'seconds since the work began',
  position: 'insideBottom',
  offset: 2,
} as const;

/** Cores used and memory of several runs over time, aligned at the start of their work. */
export function OverlayChart({ curves }: OverlayChartProps) {
  const cores = useMemo(() => curveLines(curves, ({ coresUsed }) => coresUsed, 1), [curves]);
  const memory = useMemo(() => curveLines(curves, ({ memoryBytes }) => memoryBytes, MIB), [curves]);
  return (
    <div className="overlay-charts">
      <OverlayPanel title="Cores used over time" unit="cores used" lines={cores} digits={2} />
      <OverlayPanel title={memoryTitle(curves)} unit="MiB" lines={memory} digits={0} />
    </div>
  );
}

function memoryTitle(curves: readonly RunCurve[]): string {
  const kinds = new Set(curves.map(({ memoryKind }) => memoryKind.toUpperCase()));
  return `Memory over time, ${[...kinds].join(' or ')}`;
}

interface OverlayPanelProps {
  readonly title: string;
  readonly unit: string;
  readonly lines: readonly CurveLine[];
  readonly digits: number;
}

function OverlayPanel({ title, unit, lines, digits }: OverlayPanelProps) {
  const captionId = useId();
  const isEmpty = lines.every(({ points }) => points.every(({ value }) => value === null));
  return (
    <figure className="panel chart-panel" aria-labelledby={captionId}>
      <figcaption className="panel-title" id={captionId}>
        {title}
        <span className="visually-hidden">{summaryOf(lines, unit, digits)}</span>
      </figcaption>
      <OverlayLegend lines={lines} />
      {isEmpty ? (
        <p className="no-curve">Nothing of this is known of these runs.</p>
      ) : (
        <div className="chart-area">
          <OverlayLines lines={lines} unit={unit} />
        </div>
      )}
    </figure>
  );
}

function OverlayLegend({ lines }: Pick<OverlayPanelProps, 'lines'>) {
  return (
    <ul className="legend">
      {lines.map(({ id, label, colour, dash }) => (
        <li key={id}>
          <svg className="line-swatch" viewBox="0 0 22 4" aria-hidden="true">
            <path d="M0 2h22" stroke={colour} strokeDasharray={dash} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function OverlayLines({ lines, unit }: Pick<OverlayPanelProps, 'lines' | 'unit'>) {
  const span = spanOf(lines);
  return (
    <ResponsiveContainer width="100%" height="100%" minWidth={0}>
      <LineChart margin={MARGIN} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--line)" />
        <XAxis
          dataKey="atS"
          type="number"
          domain={[span.fromS, span.toS]}
          ticks={[...timeTicksS(span.toS)]}
          allowDataOverflow
          stroke="var(--line-strong)"
          height={36}
          label={X_LABEL}
        />
        <YAxis
          type="number"
          domain={[0, 'auto']}
          width={52}
          stroke="var(--line-strong)"
          label={{
            value: unit,
            angle: -90,
            position: 'insideLeft',
            offset: 14,
            style: { textAnchor: 'middle' },
          }}
        />
        <ReferenceLine x={0} stroke="var(--text-muted)" strokeDasharray="4 3" />
        {lines.map(({ id, label, colour, dash, points }) => (
          <Line
            key={id}
            data={points}
            dataKey="value"
            name={label}
            stroke={colour}
            strokeWidth={1.6}
            strokeDasharray={dash}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
            connectNulls={false}
          />
        ))}
      </LineChart>
    </ResponsiveContainer>
  );
}

/** For those who can't see the picture: the highest value of each run. */
function summaryOf(lines: readonly CurveLine[], unit: string, digits: number): string {
  const parts = lines.map(({ label, points }) => {
    const known = points.flatMap(({ value }) => value ?? []);
    const most = known.reduce((max, value) => Math.max(max, value), 0);
    return `${label} ${known.length === 0 ? 'not known' : `at most ${most.toFixed(digits)} ${unit}`}`;
  });
  return `, lines. ${parts.join('; ')}.`;
}
