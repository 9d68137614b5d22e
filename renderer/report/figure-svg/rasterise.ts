import type { Picture } from './draw-picture.ts';

/** What a canvas of any system can hold. */
const MAX_SIDE_PX = 16_000;

/**
 * PNG of a picture as a `data:` URL, with `scale` pixels to one of CSS: drawn anew at that size.
 * @throws when it is too large, or the browser can't draw it
 */
export async function rasterise(
  { svg, widthPx, heightPx }: Picture,
  scale: number,
): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(widthPx * scale);
  canvas.height = Math.round(heightPx * scale);
  if (Math.max(canvas.width, canvas.height) > MAX_SIDE_PX) {
    throw new Error('the picture is too large: choose a smaller scale');
  }
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('there is no canvas to draw on');
  const image = new Image();
  image.src = `data:image/svg+xml;base64,${base64(svg)}`;
  await image.decode();
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png');
}

/** Of the text's UTF-8. */
function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
