import type { HeatPicture } from './draw-heat.ts';
import { fillHeatPixels, parseRgb } from './heat-pixels.ts';
import { PixelPicture } from './pixel-picture.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** Of all maps: each is drawn from it at once. */
const PICTURE = new PixelPicture();

/**
 * Cells as a picture, from the colour of an idle core to that of a busy one.
 * @returns `null`: there are none; it holds until the next one
 */
export function heatPicture(
  shares: Float32Array,
  rows: number,
  { idle, onCpu }: Pick<TimelineColours, 'idle' | 'onCpu'>,
): HeatPicture | null {
  const columns = rows === 0 ? 0 : shares.length / rows;
  const [idleRgb, busyRgb] = [parseRgb(idle), parseRgb(onCpu)];
  if (columns === 0 || idleRgb === null || busyRgb === null) return null;
  const image = PICTURE.paint(columns, rows, (pixels) =>
    fillHeatPixels(pixels, shares, idleRgb, busyRgb),
  );
  return image === null ? null : { image, rows };
}
