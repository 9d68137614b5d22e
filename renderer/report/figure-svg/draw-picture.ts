import { drawContent } from './draw-element.ts';
import { drawReferred } from './draw-inline-svg.ts';
import { Drawing } from './drawing.ts';
import { embeddedFonts } from './embedded-font.ts';
import { footLines } from './foot-line.ts';
import { textWidthPx } from './letters.ts';
import { pxOfMm } from './millimetres.ts';
import { fillOf, svgColour } from './svg-colour.ts';
import { svgElement } from './svg-element.ts';
import { xmlText } from './xml-text.ts';

export interface PictureText {
  readonly title: string;
  /** Parts of the line at its foot. */
  readonly foot: readonly string[];
  /** What ids in it begin with. */
  readonly idPrefix: string;
}

/** A picture, and its size in CSS pixels. */
export interface Picture {
  readonly svg: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** At least 7 pt, as journals ask for. */
const FOOT_FONT_PX = 10;
const FOOT_LINE_PX = 14;
const FOOT_GAP_PX = 4;
const FOOT_END_PX = 8;
const SIDE_PX = 10;

/**
 * A part of the page as an SVG that stands alone: no script, no reference to anything outside, every
 * style written out. As it is on the page now; a line at its foot says what it shows.
 * @param widthMm to be written into it; `null`: in CSS pixels
 * @param embedsFont whether it carries the page's font, about 97 kB
 */
export function drawPicture(
  element: HTMLElement,
  { title, foot, idPrefix }: PictureText,
  { widthMm, embedsFont }: { readonly widthMm: number | null; readonly embedsFont: boolean },
): Picture {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const drawing = new Drawing(box, idPrefix);
  const content = drawContent(element, style, drawing);
  for (const id of drawing.missingIds()) drawing.define(drawReferred(id, drawing));
  const footer = drawFoot(foot, box, style);
  const [widthPx, heightPx] = [box.width, box.height + footer.heightPx];
  const ground = { width: widthPx, height: heightPx, ...fillOf(groundOf(element)) };
  const definitions = (embedsFont ? styleElement(embeddedFonts()) : '') + drawing.definitions();
  const parts = [
    svgElement('title', {}, xmlText(title)),
    definitions === '' ? '' : svgElement('defs', {}, definitions),
    svgElement('rect', ground),
    content,
    footer.markup,
  ];
  return { svg: root(parts.join(''), { widthPx, heightPx, widthMm }, style), widthPx, heightPx };
}

interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly widthMm: number | null;
}

function root(content: string, { widthPx, heightPx, widthMm }: Size, style: CSSStyleDeclaration) {
  const size =
    widthMm === null
      ? { width: widthPx, height: heightPx }
      : {
          width: `${widthMm}mm`,
          height: `${((heightPx / pxOfMm(widthMm)) * widthMm).toFixed(2)}mm`,
        };
  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...size,
      viewBox: `0 0 ${round(widthPx)} ${round(heightPx)}`,
      role: 'img',
      style: `font-variant-numeric: ${style.fontVariantNumeric}`,
    },
    content,
  );
}

function styleElement(css: string): string {
  return css === '' ? '' : svgElement('style', {}, xmlText(css));
}

/** The first ground below a figure that is not seen through. */
function groundOf(element: HTMLElement | null) {
  for (let current = element; current !== null; current = current.parentElement) {
    const colour = svgColour(getComputedStyle(current).backgroundColor);
    if (colour?.opacity === 1) return colour;
  }
  return { hex: '#ffffff', opacity: 1 };
}

function drawFoot(parts: readonly string[], box: DOMRect, style: CSSStyleDeclaration) {
  const font = `${FOOT_FONT_PX}px ${style.fontFamily}`;
  const lines = footLines(parts, box.width - 2 * SIDE_PX, (text) => textWidthPx(text, font));
  const x = Math.max(SIDE_PX, Number.parseFloat(style.paddingLeft));
  const colour = svgColour(getComputedStyle(document.body).color);
  const markup = lines.map((text, index) =>
    svgElement(
      'text',
      {
        x,
        y: box.height + FOOT_GAP_PX + (index + 0.75) * FOOT_LINE_PX,
        'font-family': style.fontFamily,
        'font-size': FOOT_FONT_PX,
        fill: colour?.hex ?? '#000000',
        'fill-opacity': 0.72,
        // Nothing stands in columns here; and as wide as it was measured.
        style: 'font-variant-numeric: normal',
      },
      xmlText(text),
    ),
  );
  const heightPx = FOOT_GAP_PX + lines.length * FOOT_LINE_PX + FOOT_END_PX;
  return { markup: markup.join(''), heightPx };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
