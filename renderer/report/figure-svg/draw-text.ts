import { closedDirections } from '../../../contract/closed-directions.ts';
import type { Drawing } from './drawing.ts';
import { ascentPx, letterAttributes } from './letters.ts';
import { svgElement } from './svg-element.ts';
import { textLines } from './text-lines.ts';
import { xmlText } from './xml-text.ts';

/** A text of the page, line by line. */
export function drawText(node: Text, style: CSSStyleDeclaration, drawing: Drawing): string {
  const lines = textLines(node, cutEdgePx(node));
  if (lines.length === 0) return '';
  const look = letterAttributes(style, style.color);
  const ascent = ascentPx(style);
  const anchor = anchorOf(style);
  return lines
    .map(({ text, leftPx, rightPx, topPx }) => {
      const edge = { start: leftPx, middle: (leftPx + rightPx) / 2, end: rightPx }[anchor.side];
      return svgElement(
        'text',
        {
          x: edge - drawing.leftPx,
          y: topPx + ascent - drawing.topPx,
          'text-anchor': anchor.anchor,
          direction: style.direction === 'rtl' ? 'rtl' : null,
          ...look,
        },
        xmlText(closedDirections(shownText(text, style))),
      );
    })
    .join('');
}

/** As the page shows it: white space collapsed or kept, letters in capitals where it says so. */
function shownText(
  text: string,
  { whiteSpaceCollapse, textTransform }: CSSStyleDeclaration,
): string {
  const isKept = whiteSpaceCollapse.startsWith('preserve');
  const spaced = isKept ? text.replace(/[ \t]/g, '\u00A0') : text.replace(/[ \t\r\n\f]+/g, ' ');
  return textTransform === 'uppercase' ? spaced.toUpperCase() : spaced;
}

/**
 * A text is held at the edge to which the page aligns it, so that it stays there in a program that
 * draws it with another font.
 */
function anchorOf({ textAlign, direction }: CSSStyleDeclaration) {
  const isRightToLeft = direction === 'rtl';
  if (textAlign === 'center') return { side: 'middle', anchor: 'middle' } as const;
  const isRight =
    textAlign === 'right' ||
    (textAlign === 'end' && !isRightToLeft) ||
    (textAlign === 'start' && isRightToLeft);
  // In SVG "start" is where the text begins, which is on the right for one that runs to the left.
  if (isRight) return { side: 'end', anchor: isRightToLeft ? null : 'end' } as const;
  return { side: 'start', anchor: isRightToLeft ? 'end' : null } as const;
}

/** Where an ellipsis stands for the rest; `null`: the text is shown whole. */
function cutEdgePx({ parentElement }: Text): number | null {
  for (let element = parentElement; element !== null; element = element.parentElement) {
    const style = getComputedStyle(element);
    if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible') {
      return element.getBoundingClientRect().right - Number.parseFloat(style.paddingRight);
    }
    if (!style.display.startsWith('inline')) return null;
  }
  return null;
}
