/**
 * A picture that is made pixel by pixel, for a canvas that the CPU draws. Made many times a second, so that it
 * keeps its room: collecting what is new each time takes longer than to make it.
 */
export class PixelPicture {
  #canvas: HTMLCanvasElement | null = null;
  #image: ImageData | null = null;

  /**
   * Takes the place of what it showed before.
   * @param fill is given all pixels, row by row, empty
   * @returns `null`: there can't be a canvas
   */
  paint(
    columns: number,
    rows: number,
    fill: (pixels: Uint32Array) => void,
  ): CanvasImageSource | null {
    const [canvas, image] = this.#roomFor(columns, rows);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return null;
    const pixels = new Uint32Array(image.data.buffer);
    pixels.fill(0);
    fill(pixels);
    context.putImageData(image, 0, 0);
    return canvas;
  }

  #roomFor(columns: number, rows: number): readonly [HTMLCanvasElement, ImageData] {
    this.#canvas ??= document.createElement('canvas');
    if (this.#image?.width !== columns || this.#image.height !== rows) {
      [this.#canvas.width, this.#canvas.height] = [columns, rows];
      this.#image = new ImageData(columns, rows);
    }
    return [this.#canvas, this.#image];
  }
}
