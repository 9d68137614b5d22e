import type { Drawing } from './drawing.ts';
import { gradientOf, type GradientStop } from './gradient.ts';
import { type Stripes, stripesOf } from './stripes.ts';
import { fillOf, svgColour } from './svg-colour.ts';
import { type Attributes, svgElement } from './svg-element.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const;
type Side = (typeof SIDES)[number];

/** Ground and edges of an element of HTML. */
export function drawBox(
  element: HTMLElement,
  style: CSSStyleDeclaration,
  drawing: Drawing,
): string {
  const boxes =
    style.display === 'inline' ? [...element.getClientRects()] : [ownBox(element, style)];
  return boxes
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ x, y, width, height }) => {
      const placed = { x: x - drawing.leftPx, y: y - drawing.topPx, width, height };
      const turn = rotation(style, placed);
      const markup = ground(placed, style, drawing) + edges(placed, style);
      return turn === null || markup === '' ? markup : svgElement('g', { transform: turn }, markup);
    })
    .join('');
}

/** Before it is turned: the page tells only what it covers after that. */
function ownBox(element: HTMLElement, style: CSSStyleDeclaration): Box {
  const { x, y, width, height } = element.getBoundingClientRect();
  if (angleDegrees(style) === 0) return { x, y, width, height };
  const { offsetWidth, offsetHeight } = element;
  return {
    x: x + (width - offsetWidth) / 2,
    y: y + (height - offsetHeight) / 2,
    width: offsetWidth,
    height: offsetHeight,
  };
}

function rotation(style: CSSStyleDeclaration, { x, y, width, height }: Box): string | null {
  const degrees = angleDegrees(style);
  if (degrees === 0) return null;
  return `rotate(${degrees.toFixed(1)} ${(x + width / 2).toFixed(2)} ${(y + height / 2).toFixed(2)})`;
}

function angleDegrees({ transform }: CSSStyleDeclaration): number {
  const [, a, b] = /^matrix\(([^,]+), ([^,]+)/.exec(transform) ?? [];
  if (a === undefined || b === undefined) return 0;
  return (Math.atan2(Number(b), Number(a)) * 180) / Math.PI;
}

function ground(box: Box, style: CSSStyleDeclaration, drawing: Drawing): string {
  const colour = svgColour(style.backgroundColor);
  const rx = radiusPx(style, box);
  const shape = { ...box, rx: rx === 0 ? null : rx };
  const plain = colour === null ? '' : svgElement('rect', { ...shape, ...fillOf(colour) });
  return plain + pattern(box, shape, style, drawing);
}

/** What lies on the ground: stripes, or colours that run into each other. */
function pattern(
  box: Box,
  shape: Attributes,
  { backgroundImage }: CSSStyleDeclaration,
  drawing: Drawing,
): string {
  const stripes = stripesOf(backgroundImage);
  const stops = gradientOf(backgroundImage);
  if (stripes === null && stops === null) return '';
  const id = drawing.newName();
  drawing.define(stripes === null ? gradient(id, stops ?? []) : stripePattern(id, box, stripes));
  return svgElement('rect', { ...shape, fill: `url(#${id})` });
}

function stripePattern(id: string, { x, y }: Box, stripes: Stripes): string {
  const { periodPx, widthPx, angleDegrees: angle, colour } = stripes;
  const stripe = svgElement('rect', { width: periodPx, height: widthPx, ...fillOf(colour) });
  const tile = { width: periodPx, height: periodPx, patternUnits: 'userSpaceOnUse' };
  const turned = {
    patternTransform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(${angle})`,
  };
  return svgElement('pattern', { id, ...tile, ...turned }, stripe);
}

function gradient(id: string, stops: readonly GradientStop[]): string {
  const marks = stops.map(({ colour, at }) =>
    svgElement('stop', { offset: at, 'stop-color': colour.hex, 'stop-opacity': colour.opacity }),
  );
  return svgElement('linearGradient', { id }, marks.join(''));
}

function edges(box: Box, style: CSSStyleDeclaration): string {
  const [first, ...others] = SIDES.map((side) => edgeOf(style, side));
  if (first === undefined) return '';
  const isFrame = others.every((edge) => edge.width === first.width && edge.css === first.css);
  if (isFrame) return frame(box, first, radiusPx(style, box));
  return SIDES.map((side) => line(box, side, edgeOf(style, side))).join('');
}

interface Edge {
  readonly width: number;
  /** Its colour as computed. */
  readonly css: string;
}

function edgeOf(style: CSSStyleDeclaration, side: Side): Edge {
  const kind = style[`border${side}Style`];
  const isDrawn = kind !== 'none' && kind !== 'hidden';
  const width = isDrawn ? Number.parseFloat(style[`border${side}Width`]) : 0;
  return { width, css: style[`border${side}Color`] };
}

function frame({ x, y, width, height }: Box, edge: Edge, radius: number): string {
  const colour = svgColour(edge.css);
  if (edge.width === 0 || colour === null) return '';
  const half = edge.width / 2;
  return svgElement('rect', {
    x: x + half,
    y: y + half,
    width: width - edge.width,
    height: height - edge.width,
    rx: radius === 0 ? null : Math.max(0, radius - half),
    fill: 'none',
    stroke: colour.hex,
    'stroke-opacity': colour.opacity === 1 ? null : colour.opacity,
    'stroke-width': edge.width,
  });
}

function line({ x, y, width, height }: Box, side: Side, edge: Edge): string {
  const colour = svgColour(edge.css);
  if (edge.width === 0 || colour === null) return '';
  const isAcross = side === 'Top' || side === 'Bottom';
  return svgElement('rect', {
    x: side === 'Right' ? x + width - edge.width : x,
    y: side === 'Bottom' ? y + height - edge.width : y,
    width: isAcross ? width : edge.width,
    height: isAcross ? edge.width : height,
    ...fillOf(colour),
  });
}

/** Of the corners, all taken for alike, in CSS pixels. */
export function radiusPx(
  style: CSSStyleDeclaration,
  { width, height }: Pick<Box, 'width' | 'height'>,
): number {
  const { borderTopLeftRadius: radius } = style;
  const half = Math.min(width, height) / 2;
  const value = Number.parseFloat(radius);
  return Math.min(half, radius.endsWith('%') ? (value / 100) * Math.min(width, height) : value);
}
