import { drawArea, type Strip } from './draw-area.ts';
import { drawHatch, gapsOf } from './draw-hatch.ts';
import type { Pen } from './pen.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { CORE_USERS, type StackedUser, type UserColumns } from './user-columns.ts';

/** Names of colours, so that both themes and the other charts agree. */
const COLOURS: Readonly<Record<StackedUser, keyof TimelineColours>> = {
  run: 'onCpu',
  server: 'server',
  monitor: 'monitor',
  others: 'others',
};

/**
 * Who used the cores, stacked, with a fine line at the highest tick of columns that hold several.
 * @param cores how many cores are as high as the strip
 */
export function drawUsers(
  pen: Pen,
  { tops, peak }: UserColumns,
  cores: number,
  strip: Strip,
  colours: TimelineColours,
): void {
  const scaled = (column: Float32Array) => column.map((top) => Math.min(1, top / cores));
  // From the top of the stack down: each layer covers what lies below its own edge.
  for (const user of [...CORE_USERS].reverse()) {
    drawArea(pen, scaled(tops[user]), strip, colours[COLOURS[user]]);
  }
  drawEdge(pen, scaled(peak), strip, colours.text);
  drawHatch(pen, gapsOf(tops.run), strip, colours.hatch);
}

/** A line along shares of the strip's height; NaN lifts the pen. */
function drawEdge(pen: Pen, shares: Float32Array, strip: Strip, colour: string): void {
  const { leftPx, topPx, heightPx } = strip;
  pen.beginPath();
  let isDown = false;
  shares.forEach((share, column) => {
    const y = topPx + (1 - share) * heightPx;
    if (Number.isNaN(share)) isDown = false;
    else if (isDown) pen.lineTo(leftPx + column + 0.5, y);
    else {
      pen.moveTo(leftPx + column + 0.5, y);
      isDown = true;
    }
  });
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.stroke();
}
