/**
 * Fewest different colours a drawn page can have. The window's background, a skeleton of panels
 * and their borders stay below it; anti-aliased text alone brings dozens.
 */
const MIN_COLOURS = 12;

const BYTES_PER_PIXEL = 4;

/**
 * Whether an image shows nothing: no pixels, one flat colour, or an undrawn page. Stops reading as
 * soon as it has seen enough, which for a drawn page is within the first rows of text.
 * @param bitmap four bytes a pixel, in any order of channels
 */
export function isBlank(bitmap: Uint8Array): boolean {
  const pixels = new DataView(bitmap.buffer, bitmap.byteOffset, bitmap.byteLength);
  const colours = new Set<number>();
  for (let offset = 0; offset + BYTES_PER_PIXEL <= bitmap.byteLength; offset += BYTES_PER_PIXEL) {
    colours.add(pixels.getUint32(offset));
    if (colours.size >= MIN_COLOURS) return false;
  }
  return true;
}
