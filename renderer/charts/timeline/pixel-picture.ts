/**
 * A picture that is made pixel by pixel, for a canvas to be drawn on that the CPU draws.
 * @param fill is given all pixels, row by row, empty
 * @returns `null`: there can't be a canvas
 */
export function pixelPicture(
  columns: number,
  rows: number,
  fill: (pixels: Uint32Array) => void,
): CanvasImageSource | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) return null;
  const image = new ImageData(columns, rows);
  fill(new Uint32Array(image.data.buffer));
  context.putImageData(image, 0, 0);
  return canvas;
}
