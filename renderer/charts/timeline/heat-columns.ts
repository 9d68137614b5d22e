import type { RunTrack } from '../../stores/track/run-track.ts';
import type { TimeSpan } from '../time-span.ts';
import { toMeans, visitColumns } from './column-means.ts';
import { Scratch } from './scratch.ts';

const SUMS = new Scratch();
const WEIGHTS = new Scratch();

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
  const rows = order.length;
  const { coreBusy, cores } = track;
  // By columns, as the ticks are: with many cores the next row of a column would be far away.
  const sums = SUMS.take(rows * columns);
  const weights = WEIGHTS.take(rows * columns);
  visitColumns(track, span, columns, (tick, column, weight) => {
    for (let row = 0; row < rows; row += 1) {
      const busy = coreBusy[tick * cores + (order[row] ?? 0)] ?? Number.NaN;
      if (Number.isNaN(busy)) continue;
      const place = column * rows + row;
      sums[place] = (sums[place] ?? 0) + busy * weight;
      weights[place] = (weights[place] ?? 0) + weight;
    }
  });
  return byRows(toMeans(sums, weights), rows, columns);
}

function byRows(cells: Float32Array, rows: number, columns: number): Float32Array {
  const turned = new Float32Array(cells.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[row * columns + column] = cells[column * rows + row] ?? Number.NaN;
    }
  }
  return turned;
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
