import type { Strip } from './draw-area.ts';
import { drawHatch, gapsOf } from './draw-hatch.ts';
import { drawStates } from './draw-states.ts';
import type { Pen } from './pen.ts';
import type { StateColumns } from './state-columns.ts';
import { statesPicture } from './states-picture.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** Where the states of a worker are drawn; all of a picture are as high and as wide. */
export type StateStrip = Strip & { readonly states: StateColumns };

/**
 * Several strips, as one picture; as areas, where the theme has colours that can't be mixed.
 * @param pixelRatio pixels of the screen in a CSS pixel
 */
export function drawStateStrips(
  pen: Pen,
  strips: readonly StateStrip[],
  colours: TimelineColours,
  pixelRatio: number,
): void {
  const rows = Math.round((strips[0]?.heightPx ?? 0) * pixelRatio);
  const states = strips.map((strip) => strip.states);
  const image = statesPicture(states, rows, colours);
  pen.imageSmoothingEnabled = false;
  strips.forEach((strip, index) => {
    if (image === null) {
      drawStates(pen, strip.states, strip, colours);
      return;
    }
    const { leftPx, topPx, heightPx } = strip;
    const columns = strip.states.onCpu.length;
    pen.drawImage(image, 0, index * rows, columns, rows, leftPx, topPx, columns, heightPx);
    drawHatch(pen, gapsOf(strip.states.onCpu), strip, colours.hatch);
  });
}
