import type { Column } from './run-track.ts';

/** A column of gaps whose numbers are as exact as those of another one. */
export function emptyLike(column: Column, places: number): Column {
  const empty =
    column instanceof Float64Array ? new Float64Array(places) : new Float32Array(places);
  return empty.fill(Number.NaN);
}
