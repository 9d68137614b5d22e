import type { HeatPicture } from './draw-heat.ts';
import { fillHeatPixels, parseRgb } from './heat-pixels.ts';
import type { PixelPicture } from './pixel-picture.ts';
import type { TimelineColours } from './timeline-colours.ts';

/** Cells as a picture, from the colour of an idle core to that of a busy one; `null`: there are none. */
export function heatPicture(
  picture: PixelPicture,
  shares: Float32Array,
  rows: number,
  { idle, onCpu }: Pick<TimelineColours, 'idle' | 'onCpu'>,
): HeatPicture | null {
  const columns = rows === 0 ? 0 : shares.length / rows;
  const [idleRgb, busyRgb] = [parseRgb(idle), parseRgb(onCpu)];
  if (columns === 0 || idleRgb === null || busyRgb === null) return null;
  const image = picture.paint(columns, rows, (pixels) =>
    fillHeatPixels(pixels, shares, idleRgb, busyRgb),
  );
  return image === null ? null : { image, rows };
}
