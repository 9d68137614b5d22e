import type { Strip } from './draw-area.ts';
import { type ColumnRange, drawHatch } from './draw-hatch.ts';
import type { Pen } from './pen.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** Rows as high as this or higher have a fine line of the ground between them. */
const LEAST_PARTED_PX = 5;

const MOST_ROW_PX = 14;
const LEAST_ROW_PX = 2;

/** What all rows together are to take, as long as a row can still be seen. */
const WANTED_PX = 128;

/** Height of the row of a core, whole CSS pixels. */
export function heatRowPx(cores: number): number {
  return Math.min(MOST_ROW_PX, Math.max(LEAST_ROW_PX, Math.floor(WANTED_PX / Math.max(1, cores))));
}

/** Every how many rows one is labelled, so that labels stand `leastPx` apart or more. */
export function labelStep(rowPx: number, leastPx: number): number {
  let step = 1;
  while (step * rowPx < leastPx) step *= 2;
  return step;
}

/** A picture of all cells, one column a pixel of the screen and one row a core. */
export interface HeatPicture {
  readonly image: CanvasImageSource;
  readonly rows: number;
}

type HeatStrip = Strip & { readonly widthPx: number };

/** Cores over time: the picture stretched to the strip, hatched where nothing is known. */
export function drawHeat(
  pen: Pen,
  { image, rows }: HeatPicture,
  gaps: readonly ColumnRange[],
  strip: HeatStrip,
  colours: Pick<TimelineColours, 'ground' | 'hatch'>,
): void {
  const { leftPx, topPx, heightPx, widthPx } = strip;
  pen.imageSmoothingEnabled = false;
  pen.drawImage(image, leftPx, topPx, widthPx, heightPx);
  drawOverHeat(pen, rows, gaps, strip, colours);
}

/** Fine lines between rows that are high enough, and what hatches the gaps. */
export function drawOverHeat(
  pen: Pen,
  rows: number,
  gaps: readonly ColumnRange[],
  strip: HeatStrip,
  colours: Pick<TimelineColours, 'ground' | 'hatch'>,
): void {
  const { leftPx, topPx, heightPx, widthPx } = strip;
  const rowPx = heightPx / rows;
  pen.fillStyle = colours.ground;
  if (rowPx >= LEAST_PARTED_PX) {
    for (let row = 1; row < rows; row += 1) {
      pen.fillRect(leftPx, topPx + row * rowPx - 1, widthPx, 1);
    }
  }
  drawHatch(pen, gaps, strip, colours.hatch);
}
