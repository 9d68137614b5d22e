import '../../styles/figure-still.css';

import { drawPicture, type Picture, type PictureText } from './draw-picture.ts';
import { figureId } from './figure-elements.ts';
import { withGeneratedText } from './generated-text.ts';
import { withPageHeld } from './held-page.ts';
import { pxOfMm } from './millimetres.ts';

export interface PictureLook {
  readonly theme: 'light' | 'dark';
  /** `null` or absent: as wide as on the page. */
  readonly widthMm?: number | null;
  /** Carry the page's font, so that it looks the same everywhere. Default: it does. */
  readonly embedFont?: boolean;
}

/** A figure, or the whole page, drawn while the page is held still for a moment. */
export function pictureOf(
  element: HTMLElement,
  text: Omit<PictureText, 'idPrefix'>,
  { theme, widthMm = null, embedFont: embedsFont = true }: PictureLook,
): Promise<Picture> {
  const figureWidthPx = widthMm === null ? null : pxOfMm(widthMm);
  const id = figureId(element);
  const subject = id === '' ? 'page' : 'figure';
  const idPrefix = (id || 'report').replace(/[^\w-]+/g, '-');
  return withPageHeld({ theme, subject, figureWidthPx }, () =>
    withGeneratedText(element, () =>
      drawPicture(element, { ...text, idPrefix }, { widthMm, embedsFont }),
    ),
  );
}
