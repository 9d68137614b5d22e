import type { RunTrack } from '../../stores/track/run-track.ts';
import type { TimeSpan } from '../time-span.ts';
import { toMeans, visitColumns } from './column-means.ts';

/**
 * Busy share of each core in each column of a span of time, core by core: 0 … 1, NaN where no tick
 * tells. Where a column holds several ticks it is their mean by time: a shorter peak shows fainter.
 * @param order which core each row is
 */
export function heatColumns(
  track: RunTrack,
  span: TimeSpan,
  columns: number,
  order: readonly number[],
): Float32Array {
  const sums = new Float32Array(order.length * columns);
  const weights = new Float32Array(order.length * columns);
  visitColumns(track, span, columns, (tick, column, weight) => {
    for (let row = 0; row < order.length; row += 1) {
      const busy = track.coreBusy[tick * track.cores + (order[row] ?? 0)] ?? Number.NaN;
      if (Number.isNaN(busy)) continue;
      const place = row * columns + column;
      sums[place] = (sums[place] ?? 0) + busy * weight;
      weights[place] = (weights[place] ?? 0) + weight;
    }
  });
  return toMeans(sums, weights);
}

/** Cores in the order of their rows: those that share a physical core side by side, else as numbered. */
export function coreOrder(
  cores: number,
  siblings: readonly (readonly number[])[] | null,
): readonly number[] {
  const numbers = Array.from({ length: cores }, (_, core) => core);
  if (siblings === null) return numbers;
  const first = new Map(siblings.flatMap((group) => group.map((core) => [core, group[0] ?? core])));
  const groupOf = (core: number): number => first.get(core) ?? core;
  return numbers.sort((left, right) => groupOf(left) - groupOf(right) || left - right);
}
