import { Fragment } from 'react';

import type { Percentiles } from '../../contract/run.ts';
import { formatDuration } from '../format/duration.ts';
import { configurationColour } from './configuration-colours.ts';
import { ConfigurationSwatch } from './configuration-swatch.tsx';
import { type LogScale, logScale } from './log-scale.ts';

export interface LatencyRow {
  readonly label: string;
  /** Which gives it its colour and pattern. */
  readonly colour: number;
  readonly taskMs: Percentiles | null;
  readonly queueWaitMs: Percentiles | null;
}

/** From p50 to p99 of each configuration: time of tasks as a disc, queue wait as a ring. */
export function LatencyPlot({ rows }: { readonly rows: readonly LatencyRow[] }) {
  const scale = logScale(
    rows.flatMap(({ taskMs, queueWaitMs }) =>
      [taskMs, queueWaitMs].flatMap((times) =>
        times === null ? [] : [times.p50, times.p95, times.p99],
      ),
    ),
  );
  return (
    <div className="latency-plot">
      <p className="latency-legend">
        <span>
          <LegendMark isFilled /> task time
        </span>
        <span>
          <LegendMark isFilled={false} /> queue wait
        </span>
        <span>large mark p50, small ones p95 and p99</span>
      </p>
      <div className="latency-rows">
        {rows.map((row) => (
          <Fragment key={row.label}>
            <span className="latency-label" data-tip={row.label}>
              <ConfigurationSwatch index={row.colour} />
              <span>{row.label}</span>
            </span>
            <LatencyTrack row={row} scale={scale} />
          </Fragment>
        ))}
        <span className="latency-unit">time, logarithmic</span>
        <div className="latency-axis" aria-hidden="true">
          {scale.ticks.map((tickMs) => (
            <span key={tickMs} style={{ left: `${scale.place(tickMs)}%` }}>
              {formatTick(tickMs)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Drawn: not every font has discs and rings. */
function LegendMark({ isFilled }: { readonly isFilled: boolean }) {
  return (
    <svg className="latency-mark" width="9" height="9" aria-hidden="true">
      <circle
        cx="4.5"
        cy="4.5"
        r="3.7"
        stroke="var(--text-muted)"
        fill={isFilled ? 'var(--text-muted)' : 'none'}
      />
    </svg>
  );
}

const HEIGHT = 30;

function LatencyTrack({ row, scale }: { readonly row: LatencyRow; readonly scale: LogScale }) {
  const { taskMs, queueWaitMs } = row;
  const colour = configurationColour(row.colour);
  return (
    <div
      className="latency-track"
      data-tip={tipOf(row)}
      role="img"
      aria-label={`${row.label}: ${tipOf(row)}`}
    >
      <svg width="100%" height={HEIGHT} aria-hidden="true">
        {scale.ticks.map((tickMs) => (
          <line
            key={tickMs}
            className="strip-ground"
            x1={`${scale.place(tickMs)}%`}
            x2={`${scale.place(tickMs)}%`}
            y1="0"
            y2={HEIGHT}
          />
        ))}
        {taskMs !== null && <Range times={taskMs} y={10} colour={colour} isFilled scale={scale} />}
        {queueWaitMs !== null && (
          <Range times={queueWaitMs} y={21} colour={colour} isFilled={false} scale={scale} />
        )}
      </svg>
    </div>
  );
}

interface RangeProps {
  readonly times: Percentiles;
  readonly y: number;
  readonly colour: string;
  readonly isFilled: boolean;
  readonly scale: LogScale;
}

function Range({ times, y, colour, isFilled, scale }: RangeProps) {
  const at = (ms: number) => `${scale.place(ms).toFixed(2)}%`;
  const fill = isFilled ? colour : 'var(--panel)';
  return (
    <g stroke={colour} fill={fill} strokeWidth={1.5}>
      <line x1={at(times.p50)} x2={at(times.p99)} y1={y} y2={y} strokeOpacity={0.6} />
      <circle cx={at(times.p50)} cy={y} r={4} />
      <circle cx={at(times.p95)} cy={y} r={2.4} />
      <circle cx={at(times.p99)} cy={y} r={2.4} />
    </g>
  );
}

function tipOf({ taskMs, queueWaitMs }: LatencyRow): string {
  const textOf = (name: string, times: Percentiles | null) =>
    times === null
      ? `${name} not known`
      : `${name} p50 ${formatDuration(times.p50)}, p95 ${formatDuration(times.p95)}, p99 ${formatDuration(times.p99)}`;
  return `${textOf('Task time', taskMs)}. ${textOf('Queue wait', queueWaitMs)}.`;
}

function formatTick(ms: number): string {
  if (ms >= 1000) return `${ms / 1000} s`;
  return ms >= 1 ? `${ms} ms` : `${Math.round(ms * 1000)} µs`;
}
