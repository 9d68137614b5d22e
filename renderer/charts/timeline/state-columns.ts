import { type RunTrack, type TimeTrack, workerValue } from '../../stores/track/run-track.ts';
import { toMeans, visitColumns } from './column-means.ts';
import type { TimeGeometry } from './time-geometry.ts';

/** Shares of a worker's time in each pixel column of a strip, 0 … 1; NaN is a gap. */
export interface StateColumns {
  readonly onCpu: Float32Array;
  /** On CPU and waiting together: the upper edge of the second layer of the stack. */
  readonly runnable: Float32Array;
}

/** Means over exactly the time of each column that ticks cover; states of a tick hold for all of it. */
export function stateColumns(
  track: RunTrack,
  worker: Pick<TimeTrack, 'firstTick' | 'onCpu' | 'waiting'>,
  { span, widthPx }: Pick<TimeGeometry, 'span' | 'widthPx'>,
): StateColumns {
  const columns = Math.round(widthPx);
  const onCpu = new Float32Array(columns);
  const runnable = new Float32Array(columns);
  const covered = new Float32Array(columns);
  visitColumns(track, span, columns, (tick, column, weight) => {
    const executing = workerValue(worker, worker.onCpu, tick);
    const waiting = workerValue(worker, worker.waiting, tick);
    if (Number.isNaN(executing + waiting)) return;
    covered[column] = (covered[column] ?? 0) + weight;
    onCpu[column] = (onCpu[column] ?? 0) + executing * weight;
    runnable[column] = (runnable[column] ?? 0) + (executing + waiting) * weight;
  });
  return { onCpu: toMeans(onCpu, covered), runnable: toMeans(runnable, covered) };
}
