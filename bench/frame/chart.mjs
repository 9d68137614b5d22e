// @ts-check
import { barPanel } from './bar-panel.mjs';
import { curvePanel } from './curve-panel.mjs';
import { picture } from './svg.mjs';
import { byMetric } from './table.mjs';

/** @param {string} name of a section */
export function chartFile(name) {
  return `bench-${name}.svg`;
}

/**
 * The picture of a section: its curves, or its figures as bars.
 * @param {{ title: string, about: string, rows: readonly import('./summarise.mjs').ShownRow[], curves: readonly import('./section.mjs').Curve[] }} section
 * @param {{ isQuick: boolean }} look
 * @returns {string} an SVG file that is readable on a light and on a dark ground
 */
export function chartOf({ title, about, rows, curves }, { isQuick }) {
  const names = [...new Set(curves.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const panels =
    curves.length > 0
      ? curves.map((curve) => curvePanel(curve, names))
      : [...byMetric(rows)].map(([metric, group]) => barPanel(metric, group));
  const words = isQuick ? { title: `${title} (quick: not for quoting)`, about } : { title, about };
  return picture(words, panels);
}
