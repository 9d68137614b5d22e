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
  readonly transferMs: Percentiles | null;
}

/** From p50 to p99 of each configuration: time of tasks as a disc, queue wait as a ring, transfer as a bar. */
export function LatencyPlot({ rows }: { readonly rows: readonly LatencyRow[] }) {
  const scale = logScale(
    rows.flatMap(({ taskMs, queueWaitMs, transferMs }) =>
      [taskMs, queueWaitMs, transferMs].flatMap((times) =>
        times === null ? [] : [times.p50, times.p95, times.p99],
      ),
    ),
  );
  return (
    <div className="latency-plot">
      <p className="latency-legend">
        <span>
          <LegendMark kind="task" /> task time
        </span>
        <span>
          <LegendMark kind="queue" /> queue wait
        </span>
        {rows.some(({ transferMs }) => transferMs !== null) && (
          <span>
            <LegendMark kind="transfer" /> transfer
          </span>
        )}
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

type TimesKind = 'task' | 'queue' | 'transfer';

/** Drawn: not every font has discs, rings and bars. */
function LegendMark({ kind }: { readonly kind: TimesKind }) {
  return (
    <svg className="latency-mark" width="9" height="9" aria-hidden="true">
      <g stroke="var(--text-muted)" fill={kind === 'queue' ? 'none' : 'var(--text-muted)'}>
        <Mark kind={kind} x="4.5" y={4.5} radius={3.7} />
      </g>
    </svg>
  );
}

interface MarkProps {
  readonly kind: TimesKind;
  /** With its unit, or in pixels. */
  readonly x: string;
  readonly y: number;
  readonly radius: number;
}

function Mark({ kind, x, y, radius }: MarkProps) {
  if (kind !== 'transfer') return <circle cx={x} cy={y} r={radius} />;
  return <line x1={x} x2={x} y1={y - radius} y2={y + radius} strokeWidth={radius} />;
}

/** Where the times of a kind lie, and how high all are. */
const Y: Readonly<Record<TimesKind, number>> = { task: 10, queue: 21, transfer: 32 };
const HEIGHT = 30;
const TRANSFER_HEIGHT = 41;

function LatencyTrack({ row, scale }: { readonly row: LatencyRow; readonly scale: LogScale }) {
  const { taskMs, queueWaitMs, transferMs } = row;
  const height = transferMs === null ? HEIGHT : TRANSFER_HEIGHT;
  const shared = { colour: configurationColour(row.colour), scale };
  return (
    <div
      className="latency-track"
      data-tip={tipOf(row)}
      role="img"
      aria-label={`${row.label}: ${tipOf(row)}`}
    >
      <svg width="100%" height={height} aria-hidden="true">
        {scale.ticks.map((tickMs) => (
          <line
            key={tickMs}
            className="strip-ground"
            x1={`${scale.place(tickMs)}%`}
            x2={`${scale.place(tickMs)}%`}
            y1="0"
            y2={height}
          />
        ))}
        {taskMs !== null && <Range kind="task" times={taskMs} {...shared} />}
        {queueWaitMs !== null && <Range kind="queue" times={queueWaitMs} {...shared} />}
        {transferMs !== null && <Range kind="transfer" times={transferMs} {...shared} />}
      </svg>
    </div>
  );
}

interface RangeProps {
  readonly kind: TimesKind;
  readonly times: Percentiles;
  readonly colour: string;
  readonly scale: LogScale;
}

function Range({ kind, times, colour, scale }: RangeProps) {
  const at = (ms: number) => `${scale.place(ms).toFixed(2)}%`;
  const fill = kind === 'queue' ? 'var(--panel)' : colour;
  const y = Y[kind];
  return (
    <g stroke={colour} fill={fill} strokeWidth={1.5}>
      <line x1={at(times.p50)} x2={at(times.p99)} y1={y} y2={y} strokeOpacity={0.6} />
      <Mark kind={kind} x={at(times.p50)} y={y} radius={4} />
      <Mark kind={kind} x={at(times.p95)} y={y} radius={2.4} />
      <Mark kind={kind} x={at(times.p99)} y={y} radius={2.4} />
    </g>
  );
}

function tipOf({ taskMs, queueWaitMs, transferMs }: LatencyRow): string {
  const textOf = (name: string, times: Percentiles | null) =>
    times === null
      ? `${name} not known`
      : `${name} p50 ${formatDuration(times.p50)}, p95 ${formatDuration(times.p95)}, p99 ${formatDuration(times.p99)}`;
  const transfer = transferMs === null ? '' : ` ${textOf('Transfer', transferMs)}.`;
  return `${textOf('Task time', taskMs)}. ${textOf('Queue wait', queueWaitMs)}.${transfer}`;
}

function formatTick(ms: number): string {
  if (ms >= 1000) return `${ms / 1000} s`;
  return ms >= 1 ? `${ms} ms` : `${Math.round(ms * 1000)} µs`;
}
