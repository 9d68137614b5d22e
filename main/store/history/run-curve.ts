import { basesOf } from '../../../contract/core-convention.ts';
import type { RunCurve } from '../../../contract/history.ts';
import type { Recording } from '../../../contract/recording.ts';
import type { RecordedRun } from './history.ts';

/** More than a chart draws well. */
export const MAX_CURVE_POINTS = 300;

/** With fewer readings PSS is a level at both ends of the work, no curve. */
const LEAST_PSS_READINGS = 3;

interface Point {
  readonly atMs: number;
  readonly coresUsed: number;
  readonly memoryBytes: number;
}

/**
 * A run over time, from its samples. The work begins, to within a tick, with the first tick that
 * knows of its tasks; where no tick does, time counts from the first sample.
 */
export function runCurve(run: RecordedRun, recording: Recording): RunCurve {
  const memoryKind = memoryKindOf(run, recording);
  const points = drawnPoints(pointsOf(recording, memoryKind), tickMsOf(recording));
  const startMs = workStartMs(recording);
  return {
    runId: recording.runId,
    label: run.entry.title,
    atS: Float64Array.from(points, ({ atMs }) => (atMs - startMs) / 1000),
    coresUsed: Float64Array.from(points, ({ coresUsed }) => coresUsed),
    memoryBytes: Float64Array.from(points, ({ memoryBytes }) => memoryBytes),
    memoryKind,
    wallMs: run.result?.wallMs ?? null,
    bases: basesOf(run.machine, run.header.request.cores),
  };
}

function memoryKindOf({ result }: RecordedRun, recording: Recording): RunCurve['memoryKind'] {
  const readings = result?.pssReadings ?? 0;
  const pss = recording.figures['run.total.pssBytes'];
  const isRead = pss?.some((bytes) => !Number.isNaN(bytes)) ?? false;
  return isRead && readings >= LEAST_PSS_READINGS ? 'pss' : 'rss';
}

function workStartMs({ figures, atMs, elapsedMs }: Recording): number {
  const first = figures['run.tasksTotal']?.findIndex((total) => !Number.isNaN(total)) ?? -1;
  if (first < 0) return atMs[0] ?? 0;
  const tickMs = elapsedMs[first] ?? NaN;
  return (atMs[first] ?? 0) - (Number.isNaN(tickMs) ? 0 : tickMs);
}

/** Every tick, and a point of NaN in the middle of every gap. */
function pointsOf(recording: Recording, memoryKind: RunCurve['memoryKind']): readonly Point[] {
  const { sequence, atMs, figures } = recording;
  const memory = figures[`run.total.${memoryKind}Bytes`];
  return Array.from(sequence, (_, tick) => tick).flatMap((tick) => {
    const now = atMs[tick] ?? NaN;
    const point = {
      atMs: now,
      coresUsed: figures['run.total.coresUsed']?.[tick] ?? NaN,
      memoryBytes: memory?.[tick] ?? NaN,
    };
    const isGap = tick > 0 && (sequence[tick] ?? 0) - (sequence[tick - 1] ?? 0) > 1;
    if (!isGap) return [point];
    const middleMs = (now + (atMs[tick - 1] ?? now)) / 2;
    return [{ atMs: middleMs, coresUsed: NaN, memoryBytes: NaN }, point];
  });
}

function tickMsOf({ atMs }: Recording): number {
  const spans = Array.from(atMs.subarray(1), (at, index) => at - (atMs[index] ?? at));
  return spans.sort((left, right) => left - right)[Math.floor(spans.length / 2)] ?? 0;
}

/** As they are, or the means of equal spans of time, each of two ticks at least. */
function drawnPoints(points: readonly Point[], tickMs: number): readonly Point[] {
  const firstMs = points[0]?.atMs ?? 0;
  const lastMs = points.at(-1)?.atMs ?? 0;
  if (points.length <= MAX_CURVE_POINTS) return points;
  const spanMs = Math.max((lastMs - firstMs) / (MAX_CURVE_POINTS - 1), 2 * tickMs);
  const spans = Array.from(
    { length: Math.floor((lastMs - firstMs) / spanMs) + 1 },
    (): Point[] => [],
  );
  for (const point of points) spans[Math.floor((point.atMs - firstMs) / spanMs)]?.push(point);
  return spans.map((within, index) => ({
    atMs: firstMs + (index + 0.5) * spanMs,
    coresUsed: meanOfKnown(within.map(({ coresUsed }) => coresUsed)),
    memoryBytes: meanOfKnown(within.map(({ memoryBytes }) => memoryBytes)),
  }));
}

/** NaN: none is known. */
function meanOfKnown(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
