import { fillOf, svgColour } from './svg-colour.ts';

let context: CanvasRenderingContext2D | null = null;

/** From the upper edge of the letters' box down to their base, in CSS pixels. */
export function ascentPx(style: CSSStyleDeclaration): number {
  const measured = measuring(fontOf(style)).measureText('x').fontBoundingBoxAscent;
  return Math.round(measured);
}

/** Not the shorthand of the style: it is empty where a font has features that the shorthand can't say. */
function fontOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): string {
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
}

/** Width of a text in a font, both as CSS writes them, in CSS pixels. */
export function textWidthPx(text: string, font: string): number {
  return measuring(font).measureText(text).width;
}

function measuring(font: string): CanvasRenderingContext2D {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) throw new Error('This browser can not measure text.');
  context.font = font;
  return context;
}

/** What of the style of a text its element in SVG must say. */
export function letterAttributes(style: CSSStyleDeclaration, colour: string) {
  return {
    ...fillOf(svgColour(colour)),
    'font-family': style.fontFamily,
    'font-size': Number.parseFloat(style.fontSize),
    'font-weight': style.fontWeight === '400' ? null : style.fontWeight,
    'font-style': style.fontStyle === 'normal' ? null : style.fontStyle,
    'letter-spacing': style.letterSpacing === 'normal' ? null : style.letterSpacing,
  };
}
