import { drawArea, type Strip } from './draw-area.ts';
import { drawHatch, gapsOf } from './draw-hatch.ts';
import type { Pen } from './pen.ts';
import type { StateColumns } from './state-columns.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** How a worker's time was spent, stacked to all of it: on CPU below, waiting, blocked above. */
export function drawStates(
  pen: Pen,
  { onCpu, runnable }: StateColumns,
  strip: Strip,
  colours: TimelineColours,
): void {
  const all = onCpu.map((share) => (Number.isNaN(share) ? Number.NaN : 1));
  drawArea(pen, all, strip, colours.blocked);
  drawArea(pen, runnable, strip, colours.waiting);
  drawArea(pen, onCpu, strip, colours.onCpu);
  drawHatch(pen, gapsOf(onCpu), strip, colours.hatch);
}
