import type { TimeSpan } from '../time-span.ts';

/** Width of the column of labels left of the time, in CSS pixels. */
export const LABEL_COLUMN_PX = 120;

/** Width of the column of figures right of the time, in CSS pixels. */
export const FIGURE_COLUMN_PX = 190;

/**
 * Where time lies in all rows of the timeline: labels, time, figures. Distances are CSS pixels from
 * the left edge of a row, so that a line at `xOf(atS)` is the same moment in all of them.
 */
export interface TimeGeometry {
  /** Seconds since the run's start. */
  readonly span: TimeSpan;
  /** Where the time begins in a row. */
  readonly leftPx: number;
  readonly widthPx: number;
  readonly xOf: (atS: number) => number;
  /** The moment at a place; places beyond the edges give moments outside the span. */
  readonly atS: (x: number) => number;
}

/** Rows of `rowPx` with both columns beside the time; at least one pixel is left for it. */
export function rowGeometry(span: TimeSpan, rowPx: number): TimeGeometry {
  const widthPx = Math.max(1, rowPx - LABEL_COLUMN_PX - FIGURE_COLUMN_PX);
  return timeGeometry(span, LABEL_COLUMN_PX, widthPx);
}

/** The geometry of `span` over `widthPx`, beginning at `leftPx`. */
export function timeGeometry(span: TimeSpan, leftPx: number, widthPx: number): TimeGeometry {
  const [startS, endS] = span;
  const pxPerS = widthPx / (endS - startS);
  return {
    span,
    leftPx,
    widthPx,
    xOf: (atS) => leftPx + (atS - startS) * pxPerS,
    atS: (x) => startS + (x - leftPx) / pxPerS,
  };
}
