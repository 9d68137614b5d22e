import { closedDirections } from '../../../contract/closed-directions.ts';
import { type Drawing, referredId } from './drawing.ts';
import { letterAttributes } from './letters.ts';
import { fillOf, svgColour } from './svg-colour.ts';
import { type Attributes, svgElement } from './svg-element.ts';
import { xmlText } from './xml-text.ts';

const SHAPES = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
const TEXTS = new Set(['text', 'tspan']);
const GROUPS = new Set(['g', 'svg']);
const DEFINITIONS = new Set([
  'defs',
  'clipPath',
  'mask',
  'pattern',
  'linearGradient',
  'radialGradient',
  'stop',
]);

/** Attributes that say where something is and what form it has. They are kept as they stand. */
const GEOMETRY = new Set([
  ...['x', 'y', 'width', 'height', 'cx', 'cy', 'r', 'rx', 'ry', 'x1', 'y1', 'x2', 'y2', 'd'],
  ...['points', 'dx', 'dy', 'rotate', 'transform', 'viewBox', 'preserveAspectRatio', 'offset'],
  ...['patternUnits', 'patternContentUnits', 'patternTransform', 'clipPathUnits', 'maskUnits'],
  ...['gradientUnits', 'gradientTransform', 'vector-effect'],
]);

/** A drawing inside the page, at its place, with every style written out. */
export function drawInlineSvg(svg: SVGSVGElement, drawing: Drawing): string {
  const { x, y, width, height } = svg.getBoundingClientRect();
  if (width === 0 || height === 0) return '';
  const style = getComputedStyle(svg);
  const place = {
    x: x - drawing.leftPx,
    y: y - drawing.topPx,
    width,
    height,
    overflow: style.overflowX === 'visible' ? 'visible' : null,
  };
  const { viewBox = null, preserveAspectRatio = null } = geometryOf(svg);
  return svgElement('svg', { ...place, viewBox, preserveAspectRatio }, drawChildren(svg, drawing));
}

/** What something in the picture refers to and what lies elsewhere on the page. */
export function drawReferred(id: string, drawing: Drawing): string {
  const element = document.getElementById(id);
  return element instanceof SVGElement ? drawNode(element, drawing) : '';
}

function drawChildren(parent: Element, drawing: Drawing): string {
  return [...parent.childNodes].map((child) => drawNode(child, drawing)).join('');
}

function drawNode(node: Node, drawing: Drawing): string {
  if (!(node instanceof SVGElement)) return '';
  const name = node.localName;
  if (DEFINITIONS.has(name)) return drawDefinition(node, drawing);
  const style = getComputedStyle(node);
  const isHidden = style.display === 'none' || style.visibility !== 'visible';
  if (isHidden || style.opacity === '0') return '';
  if (GROUPS.has(name)) return drawGroup(node, style, drawing);
  if (TEXTS.has(name)) return drawSvgText(node, style, drawing);
  if (name === 'image') return drawImage(node, style);
  if (!SHAPES.has(name)) return '';
  return svgElement(name, { ...geometryOf(node), ...paint(style, drawing) });
}

function drawGroup(node: SVGElement, style: CSSStyleDeclaration, drawing: Drawing): string {
  const content = drawChildren(node, drawing);
  if (content === '') return '';
  return svgElement(node.localName, { ...geometryOf(node), ...grouping(style, drawing) }, content);
}

/** Pictures of pixels that lie in the page itself; nothing outside is referred to. */
function drawImage(node: SVGElement, { imageRendering }: CSSStyleDeclaration): string {
  const href = node.getAttribute('href') ?? '';
  if (!href.startsWith('data:image/png;base64,')) return '';
  return svgElement('image', { ...geometryOf(node), href, 'image-rendering': imageRendering });
}

/** Titles of marks are for those who point at them; the text itself is drawn as it stands. */
function drawSvgText(node: SVGElement, style: CSSStyleDeclaration, drawing: Drawing): string {
  const content = [...node.childNodes]
    .map((child) =>
      child instanceof Text
        ? xmlText(closedDirections(child.data))
        : child instanceof SVGElement && child.localName === 'tspan'
          ? drawSvgText(child, getComputedStyle(child), drawing)
          : '',
    )
    .join('');
  if (content === '') return '';
  const isInner = node.localName === 'tspan';
  const look = isInner
    ? {}
    : { ...letterAttributes(style, style.fill), ...textPlace(style), ...halo(style, drawing) };
  return svgElement(
    node.localName,
    { ...geometryOf(node), ...look, ...grouping(style, drawing) },
    content,
  );
}

function textPlace({ textAnchor, dominantBaseline, direction }: CSSStyleDeclaration) {
  return {
    'text-anchor': textAnchor === 'start' ? null : textAnchor,
    'dominant-baseline': dominantBaseline === 'auto' ? null : dominantBaseline,
    direction: direction === 'rtl' ? 'rtl' : null,
  };
}

/** A stroke under the letters keeps them apart from lines. */
function halo(style: CSSStyleDeclaration, drawing: Drawing): Attributes {
  if (!style.paintOrder.startsWith('stroke')) return {};
  return { ...stroke(style, drawing), 'paint-order': 'stroke' };
}

function drawDefinition(node: SVGElement, drawing: Drawing): string {
  if (node.id !== '' && !drawing.isFirst(node.id)) return '';
  const id = node.id === '' ? null : drawing.nameOf(node.id);
  const style = getComputedStyle(node);
  const isStop = node.localName === 'stop';
  const stop = isStop ? stopColour(style) : {};
  return svgElement(
    node.localName,
    { id, ...geometryOf(node), ...stop },
    drawChildren(node, drawing),
  );
}

function stopColour(style: CSSStyleDeclaration): Attributes {
  const { fill, 'fill-opacity': opacity } = {
    'fill-opacity': null,
    ...fillOf(svgColour(style.stopColor)),
  };
  return { 'stop-color': fill, 'stop-opacity': opacity ?? style.stopOpacity };
}

function geometryOf(node: SVGElement): Record<string, string> {
  const kept = [...node.attributes].filter(({ name }) => GEOMETRY.has(name));
  return Object.fromEntries(kept.map(({ name, value }) => [name, value]));
}

/** What holds for a thing as a whole. */
function grouping(style: CSSStyleDeclaration, drawing: Drawing): Attributes {
  const clip = referredId(style.clipPath);
  const mask = referredId(style.maskImage);
  return {
    'clip-path': clip === null ? null : `url(#${drawing.nameOf(clip)})`,
    mask: mask === null ? null : `url(#${drawing.nameOf(mask)})`,
    opacity: style.opacity === '1' ? null : style.opacity,
  };
}

function paint(style: CSSStyleDeclaration, drawing: Drawing): Attributes {
  return {
    ...painted('fill', style.fill, style.fillOpacity, drawing),
    ...stroke(style, drawing),
    ...grouping(style, drawing),
  };
}

function stroke(style: CSSStyleDeclaration, drawing: Drawing): Attributes {
  if (style.stroke === 'none' || Number.parseFloat(style.strokeWidth) === 0) return {};
  return {
    ...painted('stroke', style.stroke, style.strokeOpacity, drawing),
    'stroke-width': Number.parseFloat(style.strokeWidth),
    'stroke-dasharray':
      style.strokeDasharray === 'none' ? null : withoutUnits(style.strokeDasharray),
    'stroke-linecap': style.strokeLinecap === 'butt' ? null : style.strokeLinecap,
    'stroke-linejoin': style.strokeLinejoin === 'miter' ? null : style.strokeLinejoin,
  };
}

function painted(
  name: 'fill' | 'stroke',
  css: string,
  opacity: string,
  drawing: Drawing,
): Attributes {
  const id = referredId(css);
  const colour = svgColour(css);
  if (id === null && colour === null) return { [name]: 'none' };
  const whole = Number(opacity) * (colour?.opacity ?? 1);
  return {
    [name]: id === null ? (colour?.hex ?? 'none') : `url(#${drawing.nameOf(id)})`,
    [`${name}-opacity`]: whole === 1 ? null : whole,
  };
}

/** Not every program takes `px` there. */
function withoutUnits(lengths: string): string {
  return lengths.replaceAll('px', '');
}
