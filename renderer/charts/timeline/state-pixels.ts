import { packed, type Rgb } from './heat-pixels.ts';
import type { StateColumns } from './state-columns.ts';

export interface StateRgb {
  readonly onCpu: Rgb;
  readonly waiting: Rgb;
  readonly blocked: Rgb;
}

/** Smaller parts of a pixel are not seen. */
const PARTS = 4;

/** Pixels by how many parts of them are on CPU, and how many on CPU or waiting. */
export type StateMixtures = Uint32Array;

/** Colours of pixels that several states may share. */
export function stateMixtures({ onCpu, waiting, blocked }: StateRgb): StateMixtures {
  const side = PARTS + 1;
  return Uint32Array.from({ length: side * side }, (_, place) => {
    const cpu = Math.floor(place / side) / PARTS;
    const ready = Math.max(cpu, (place % side) / PARTS);
    const part = (index: 0 | 1 | 2) =>
      onCpu[index] * cpu + waiting[index] * (ready - cpu) + blocked[index] * (1 - ready);
    return packed([part(0), part(1), part(2)]);
  });
}

/**
 * The states of a worker as pixels, a column for each of theirs and `rows` rows from the upper one on: on CPU
 * below, waiting, blocked above. Where a state ends within a pixel, colours are mixed; of a gap nothing is drawn.
 * @param pixels `rows` × columns of them, all empty
 */
export function fillStatePixels(
  pixels: Uint32Array,
  { onCpu, runnable }: StateColumns,
  rows: number,
  mixtures: StateMixtures,
): void {
  const columns = onCpu.length;
  let [cpuBefore, readyBefore] = [NaN, NaN];
  for (let column = 0; column < columns; column += 1) {
    const cpu = (onCpu[column] ?? NaN) * rows;
    const ready = (runnable[column] ?? NaN) * rows;
    // Seen closely, a tick has several columns.
    if (cpu === cpuBefore && ready === readyBefore) repeatColumn(pixels, columns, column);
    else if (!Number.isNaN(cpu)) fillColumn(pixels.subarray(column), columns, cpu, ready, mixtures);
    [cpuBefore, readyBefore] = [cpu, ready];
  }
}

function repeatColumn(pixels: Uint32Array, columns: number, column: number): void {
  for (let place = column; place < pixels.length; place += columns)
    pixels[place] = pixels[place - 1] ?? 0;
}

/** @param pixels from the upper one of the column on */
function fillColumn(
  pixels: Uint32Array,
  columns: number,
  cpu: number,
  ready: number,
  mixtures: StateMixtures,
): void {
  let below = Math.ceil(pixels.length / columns);
  for (let place = 0; place < pixels.length; place += columns) {
    below -= 1;
    const mixture = partsOf(cpu - below) * (PARTS + 1) + partsOf(ready - below);
    pixels[place] = mixtures[mixture] ?? 0;
  }
}

/** How much of a pixel lies below an edge: 0 … `PARTS`. */
function partsOf(heightPx: number): number {
  if (heightPx >= 1) return PARTS;
  return heightPx <= 0 ? 0 : Math.round(heightPx * PARTS);
}
