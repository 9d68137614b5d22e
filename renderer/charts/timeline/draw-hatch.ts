import type { Strip } from './draw-area.ts';
import type { Pen } from './pen.ts';

const STEP_PX = 6;

/** From column `first` to column `end` of a strip, both in pixels. */
export type ColumnRange = readonly [first: number, end: number];

/** Fine diagonal lines over parts of a strip. They stand where they are whatever the parts are. */
export function drawHatch(
  pen: Pen,
  ranges: readonly ColumnRange[],
  { leftPx, topPx, heightPx }: Strip,
  colour: string,
): void {
  if (ranges.length === 0) return;
  pen.save();
  pen.beginPath();
  for (const [first, end] of ranges) pen.rect(leftPx + first, topPx, end - first, heightPx);
  pen.clip();
  pen.beginPath();
  for (const [first, end] of ranges) {
    const from = Math.floor((first - heightPx) / STEP_PX) * STEP_PX;
    for (let x = from; x < end; x += STEP_PX) {
      pen.moveTo(leftPx + x, topPx + heightPx);
      pen.lineTo(leftPx + x + heightPx, topPx);
    }
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.stroke();
  pen.restore();
}

/** Runs of NaN between the first and the last known value: what lies outside is no gap. */
export function gapsOf(values: Float32Array): readonly ColumnRange[] {
  const gaps: ColumnRange[] = [];
  let lastKnown = -1;
  values.forEach((value, column) => {
    if (Number.isNaN(value)) return;
    if (lastKnown >= 0 && column > lastKnown + 1) gaps.push([lastKnown + 1, column]);
    lastKnown = column;
  });
  return gaps;
}
