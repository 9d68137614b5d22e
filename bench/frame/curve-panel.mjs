// @ts-check
import { linearScale, logScale } from './scale.mjs';
import { showTick } from './show-number.mjs';
import { COLOURS, element, label, line, PAGE_WIDTH } from './svg.mjs';

/** @typedef {import('./section.mjs').Curve} Curve */
/** @typedef {Curve['lines'][number]} Line */
/** @typedef {import('./scale.mjs').Scale} Scale */
/** @typedef {import('./svg.mjs').Panel} Panel */

const PLOT = { left: 64, right: PAGE_WIDTH - 220, top: 36, bottom: 276 };
const HEIGHT = 320;

/** Told apart without colour too. */
const DASHES = ['none', '6 3', '2 3', '8 3 2 3', '1 2', '12 4'];

/** Points that stand this close are too many for marks of their own. */
const MOST_MARKED = 30;

/**
 * @param {Curve} curve
 * @param {readonly string[]} names of all lines of the section: each looks the same in every panel
 * @returns {Panel}
 */
export function curvePanel(curve, names) {
  const drawn = curve.lines.map((each) => ({
    ...each,
    points: each.points.filter((point) => isDrawable(point, curve)),
  }));
  const points = drawn.flatMap((each) => each.points);
  const head = label(12, 12, curve.title, { class: 'title' });
  if (points.length === 0) {
    return { height: 40, body: head + label(12, 32, 'no reading', { class: 'faint' }) };
  }
  const xs = points.map(({ x }) => x);
  const ys = points.flatMap(({ y, low = y, high = y }) => [y, low, high]);
  const xScale = scaleOf(xs, curve.isLogX, [PLOT.left, PLOT.right]);
  const yScale = scaleOf(curve.isLogY ? ys.filter((y) => y > 0) : ys, curve.isLogY, [
    PLOT.bottom,
    PLOT.top,
  ]);
  const lines = drawn.map((each, place) =>
    lineOf(each, { place, look: Math.max(0, names.indexOf(each.name)) }, xScale, yScale),
  );
  return { height: HEIGHT, body: [head, axes(curve, xs, xScale, yScale), ...lines].join('\n') };
}

/** @param {{ x: number, y: number }} point @param {Curve} curve */
function isDrawable({ x, y }, { isLogX, isLogY }) {
  return Number.isFinite(x) && Number.isFinite(y) && !(isLogX && x <= 0) && !(isLogY && y <= 0);
}

/** @param {readonly number[]} values @param {boolean | undefined} isLog @param {readonly [number, number]} pixels */
function scaleOf(values, isLog, pixels) {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return isLog ? logScale([low, high], pixels) : linearScale([low, high], pixels);
}

/** @param {Curve} curve @param {readonly number[]} xs @param {Scale} xScale @param {Scale} yScale */
function axes(curve, xs, xScale, yScale) {
  const places = [...new Set(xs)];
  const ticks = places.length <= 8 ? places : xScale.ticks;
  const { left, right, top, bottom } = PLOT;
  return [
    ...yScale.ticks.flatMap((tick) => [
      line('grid', left, yScale.at(tick), right, yScale.at(tick)),
      label(left - 6, yScale.at(tick) + 4, showTick(tick), { anchor: 'end', class: 'faint' }),
    ]),
    ...ticks.flatMap((tick) => [
      line('axis', xScale.at(tick), bottom, xScale.at(tick), bottom + 4),
      label(xScale.at(tick), bottom + 18, showTick(tick), { anchor: 'middle', class: 'faint' }),
    ]),
    line('axis', left, bottom, right, bottom),
    label(left, top - 8, `${curve.yLabel}${curve.isLogY ? ' (logarithmic)' : ''}`, {
      class: 'faint',
    }),
    label(
      (left + right) / 2,
      bottom + 36,
      `${curve.xLabel}${curve.isLogX ? ' (logarithmic)' : ''}`,
      {
        ...{ anchor: 'middle', class: 'faint' },
      },
    ),
  ].join('\n');
}

/**
 * @param {Line} each
 * @param {{ place: number, look: number }} order `place` in the legend, `look` of the line
 * @param {Scale} xScale
 * @param {Scale} yScale
 */
function lineOf({ name, isPeer, points }, { place, look: index }, xScale, yScale) {
  const colour = index % COLOURS;
  const places = points.map(({ x, y }) => `${xScale.at(x).toFixed(1)},${yScale.at(y).toFixed(1)}`);
  const dash = DASHES[index % DASHES.length] ?? 'none';
  const look = { class: `line s${colour}`, 'stroke-dasharray': dash };
  const marks =
    points.length > MOST_MARKED ? [] : points.map((point) => markOf(point, colour, xScale, yScale));
  const legendY = PLOT.top + 8 + place * 20;
  const legendX = PLOT.right + 16;
  return [
    element('polyline', { ...look, points: places.join(' ') }),
    ...marks,
    element('line', { ...look, x1: legendX, y1: legendY, x2: legendX + 24, y2: legendY }),
    element('circle', {
      class: `f${colour}`,
      cx: legendX + 12,
      cy: legendY,
      r: marks.length > 0 ? 3 : 0,
    }),
    label(legendX + 30, legendY + 4, isPeer ? `${name} (peer)` : name),
  ].join('');
}

/** @param {Line['points'][number]} point @param {number} colour @param {Scale} xScale @param {Scale} yScale */
function markOf({ x, y, low, high }, colour, xScale, yScale) {
  const [cx, cy] = [xScale.at(x), yScale.at(y)];
  const dot = element('circle', { class: `f${colour}`, cx, cy, r: 3 });
  if (low === undefined || high === undefined) return dot;
  const isInside = [low, high].every((end) => Number.isFinite(yScale.at(end)));
  return isInside ? line(`s${colour}`, cx, yScale.at(low), cx, yScale.at(high)) + dot : dot;
}
