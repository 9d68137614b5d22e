import {
  firstTickFrom,
  type RunTrack,
  tickEndS,
  tickStartS,
} from '../../stores/track/run-track.ts';
import type { TimeSpan } from '../time-span.ts';

/** Told of each column that a tick touches; `weight` is how much of the column it covers, 0 … 1. */
type Visit = (tick: number, column: number, weight: number) => void;

/** Goes through the ticks of a span of time, which lies over `columns` columns of equal width. */
export function visitColumns(track: RunTrack, span: TimeSpan, columns: number, visit: Visit): void {
  const columnsPerS = columns / (span[1] - span[0]);
  for (let tick = firstTickFrom(track, span[0]); tick < track.atMs.length; tick += 1) {
    const from = Math.max(0, (tickStartS(track, tick) - span[0]) * columnsPerS);
    if (from >= columns) break;
    // The first reading of all covers no known time.
    if (Number.isNaN(from)) continue;
    const to = Math.min(columns, (tickEndS(track, tick) - span[0]) * columnsPerS);
    for (let column = Math.floor(from); column < to; column += 1) {
      visit(tick, column, Math.min(to, column + 1) - Math.max(from, column));
    }
  }
}

/** Turns sums of weighted values into means, in place; NaN where nothing was known. */
export function toMeans(sums: Float32Array, weights: Float32Array): Float32Array {
  for (let place = 0; place < sums.length; place += 1) {
    sums[place] = (sums[place] ?? 0) / (weights[place] ?? 0);
  }
  return sums;
}
