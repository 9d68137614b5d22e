import type { Pixels } from './read-png.ts';

/** Side of the square that is looked at by itself: as large as a small button. */
export const TILE_PX = 32;

/** Tiles overlap by half, so that nothing small lies on the edges of all that it touches. */
const STEP_PX = TILE_PX / 2;

/** Of a channel, out of 255: edges of letters differ by less, lines and letters from their ground by more. */
const VISIBLE = 40;

/**
 * Share of a tile that may differ. A line of one pixel through a whole tile is more; what is left of
 * letters that another Chromium has smoothed otherwise, or put a pixel aside, is less.
 */
export const MOST_IN_TILE = 0.03;

export interface TileDifference {
  /** Of its top left corner. */
  readonly xPx: number;
  readonly yPx: number;
  /** Of its pixels, 0 … 1. */
  readonly share: number;
}

/**
 * The part of two pictures that differs most. A pixel differs when the other picture has nothing like
 * it there or right beside it. Pictures of different sizes differ wholly.
 */
export function worstTile(one: Pixels, other: Pixels): TileDifference {
  const { widthPx, heightPx } = one;
  let worst: TileDifference = { xPx: 0, yPx: 0, share: 0 };
  if (widthPx !== other.widthPx || heightPx !== other.heightPx) return { ...worst, share: 1 };
  const cells = cellCounts(one, other);
  for (let row = 0; row < cells.rows; row += 1) {
    for (let column = 0; column < cells.columns; column += 1) {
      const share = cells.around(column, row) / TILE_PX ** 2;
      if (share > worst.share) worst = { xPx: column * STEP_PX, yPx: row * STEP_PX, share };
    }
  }
  return worst;
}

interface CellCounts {
  readonly columns: number;
  readonly rows: number;
  /** Pixels that differ in the tile that begins with a cell; a tile at the edge is cut off. */
  readonly around: (column: number, row: number) => number;
}

/** A cell is a quarter of a tile. */
function cellCounts(one: Pixels, other: Pixels): CellCounts {
  const { widthPx, heightPx } = one;
  const columns = Math.ceil(widthPx / STEP_PX);
  const rows = Math.ceil(heightPx / STEP_PX);
  const counts = new Uint16Array(columns * rows);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      if (!isLost(one, other, x, y) && !isLost(other, one, x, y)) continue;
      const cell = Math.floor(y / STEP_PX) * columns + Math.floor(x / STEP_PX);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const at = (column: number, row: number) =>
    column < columns && row < rows ? (counts[row * columns + column] ?? 0) : 0;
  const around = (column: number, row: number) =>
    at(column, row) + at(column + 1, row) + at(column, row + 1) + at(column + 1, row + 1);
  return { columns, rows, around };
}

/** Whether a pixel is found neither in its place of the other picture nor right beside it. */
function isLost(from: Pixels, to: Pixels, x: number, y: number): boolean {
  const pixel = (y * from.widthPx + x) * 4;
  if (isLike(from, pixel, to, pixel)) return false;
  for (let nextY = Math.max(0, y - 1); nextY <= Math.min(to.heightPx - 1, y + 1); nextY += 1) {
    for (let nextX = Math.max(0, x - 1); nextX <= Math.min(to.widthPx - 1, x + 1); nextX += 1) {
      if (isLike(from, pixel, to, (nextY * to.widthPx + nextX) * 4)) return false;
    }
  }
  return true;
}

function isLike(from: Pixels, pixel: number, to: Pixels, candidate: number): boolean {
  for (let channel = 0; channel < 3; channel += 1) {
    const a = from.rgba[pixel + channel] ?? 0;
    const b = to.rgba[candidate + channel] ?? 0;
    if (Math.abs(a - b) > VISIBLE) return false;
  }
  return true;
}
