import { drawBox, radiusPx } from './draw-box.ts';
import { drawInlineSvg } from './draw-inline-svg.ts';
import { drawText } from './draw-text.ts';
import type { Drawing } from './drawing.ts';
import { svgElement } from './svg-element.ts';

/** What has no picture, or is for the hand. Buttons stay: names of rows and lines are buttons too. */
const LEFT_OUT =
  'script, style, template, noscript, input, select, textarea, progress, .visually-hidden';

/** A part of the page with everything in it. */
export function drawElement(element: HTMLElement, drawing: Drawing): string {
  const style = getComputedStyle(element);
  if (isLeftOut(element, style)) return '';
  const ground = drawBox(element, style, drawing);
  return ground === '' && element.childNodes.length === 0
    ? ''
    : withOpacity(style, ground + drawContent(element, style, drawing));
}

/** What is in an element, without its own ground and edges. */
export function drawContent(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  drawing: Drawing,
): string {
  const content = [...element.childNodes].map((child) => drawNode(child, style, drawing)).join('');
  return content !== '' && isCutOff(element, style)
    ? clipped(element, style, content, drawing)
    : content;
}

function drawNode(node: ChildNode, style: CSSStyleDeclaration, drawing: Drawing): string {
  if (node instanceof Text) return drawText(node, style, drawing);
  if (node instanceof SVGSVGElement) return isShown(node) ? drawInlineSvg(node, drawing) : '';
  return node instanceof HTMLElement ? drawElement(node, drawing) : '';
}

function isLeftOut(element: HTMLElement, style: CSSStyleDeclaration): boolean {
  if (element.matches(LEFT_OUT) || style.opacity === '0') return true;
  // Without a box of its own it counts as invisible, but not so what is in it.
  return style.display !== 'contents' && !isShown(element);
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

function withOpacity({ opacity }: CSSStyleDeclaration, markup: string): string {
  return opacity === '1' || markup === '' ? markup : svgElement('g', { opacity }, markup);
}

function isCutOff(element: HTMLElement, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  return (
    (overflowX !== 'visible' && scrollWidth > clientWidth + 1) ||
    (overflowY !== 'visible' && scrollHeight > clientHeight + 1)
  );
}

function clipped(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  content: string,
  drawing: Drawing,
): string {
  const id = drawing.newName();
  const { x, y, width, height } = element.getBoundingClientRect();
  const box = { x: x - drawing.leftPx, y: y - drawing.topPx, width, height };
  const edge = svgElement('rect', { ...box, rx: radiusPx(style, box) || null });
  drawing.define(svgElement('clipPath', { id }, edge));
  return svgElement('g', { 'clip-path': `url(#${id})` }, content);
}
