import { parseRgb } from './heat-pixels.ts';
import { PixelPicture } from './pixel-picture.ts';
import type { StateColumns } from './state-columns.ts';
import { fillStatePixels, stateMixtures, type StateRgb } from './state-pixels.ts';
import type { TimelineColours } from './timeline-colours.ts';

type StateColours = Pick<TimelineColours, 'onCpu' | 'waiting' | 'blocked'>;

/** Of all timelines: each is drawn from it at once. */
const PICTURE = new PixelPicture();

/**
 * Strips of states, each `rows` pixels high, one below the other: half the work of filling areas.
 * @returns `null`: there is nothing, or the colours are none that can be mixed; it holds until the next one
 */
export function statesPicture(
  strips: readonly StateColumns[],
  rows: number,
  colours: StateColours,
): CanvasImageSource | null {
  const columns = strips[0]?.onCpu.length ?? 0;
  const rgb = stateRgb(colours);
  if (columns * rows === 0 || rgb === null) return null;
  const mixtures = stateMixtures(rgb);
  return PICTURE.paint(columns, strips.length * rows, (pixels) => {
    strips.forEach((strip, index) => {
      const from = index * rows * columns;
      fillStatePixels(pixels.subarray(from, from + rows * columns), strip, rows, mixtures);
    });
  });
}

function stateRgb(colours: StateColours): StateRgb | null {
  const onCpu = parseRgb(colours.onCpu);
  const waiting = parseRgb(colours.waiting);
  const blocked = parseRgb(colours.blocked);
  return onCpu && waiting && blocked ? { onCpu, waiting, blocked } : null;
}
