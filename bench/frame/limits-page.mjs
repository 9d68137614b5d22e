// @ts-check
import { curvePanel } from './curve-panel.mjs';
import { growthOf } from './growth.mjs';
import { DIMENSIONS, pointsOf, TASKS } from './limits.mjs';
import { showNumber } from './show-number.mjs';
import { picture } from './svg.mjs';

/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */
/** @typedef {import('./limits.mjs').Dimension} Dimension */
/** @typedef {import('./fit-line.mjs').Point} Point */

export const LIMITS_CHART = 'limits.svg';

/** Where less of what is seen is told by size, it is scatter. */
const LEAST_TOLD_R2 = 0.5;

/**
 * How far each size was run, how cost grows up to there, and what happens beyond, in Markdown.
 * @param {ReadonlyMap<string, KeptSection>} kept
 * @returns {string}
 */
export function limitsPage(kept) {
  const isDrawn = limitsChart(kept) !== null;
  return [
    '# Limits\n',
    'Written with [performance-figures.md](performance-figures.md), from what `npm run bench` measured: when, on which machine and how is said there.\n',
    'Cost is fitted as a fixed part and one for each further (least squares of relative errors); “off by” is how far the farthest point lies from the fit. Where a power of the size comes closer, it is told too. Sizes are the largest that were run, not the largest that would work.\n',
    '| what | largest that was run | cost there | fixed | each further | off by | r² | grows as |',
    '|---|---|---:|---:|---:|---:|---:|---|',
    ...DIMENSIONS.map((dimension) => growthRow(dimension, pointsOf(dimension, kept))),
    tasksRow(kept),
    '',
    ...(isDrawn ? [`![Cost by size](images/${LIMITS_CHART})\n`] : []),
    '## Beyond\n',
    ...[...DIMENSIONS, TASKS].map(({ name, past }) => `- **${name}**: ${past}`),
    '',
  ].join('\n');
}

/**
 * The points of each dimension with the fits through them.
 * @param {ReadonlyMap<string, KeptSection>} kept
 * @returns {string | null} SVG; `null`: nothing was measured
 */
export function limitsChart(kept) {
  const curves = DIMENSIONS.flatMap((dimension) => curvesOf(dimension, pointsOf(dimension, kept)));
  if (curves.length === 0) return null;
  const names = [...new Set(curves.flatMap(({ lines }) => lines.map(({ name }) => name)))];
  const words = { title: 'Cost by size', about: 'What was measured, and the fits through it.' };
  return picture(
    words,
    curves.map((curve) => curvePanel(curve, names)),
  );
}

/** @param {Dimension} dimension @param {readonly Point[]} points */
function growthRow({ name, section, unit, cost, costUnit }, points) {
  const last = points.at(-1);
  if (last === undefined)
    return `| ${name} | not measured yet (\`${section}\`) |  |  |  |  |  |  |`;
  const growth = growthOf(points);
  const there = `${showNumber(last.x)} ${unit} | ${showNumber(last.y)} ${costUnit}, ${cost}`;
  if (growth === null) return `| ${name} | ${there} |  |  |  |  | too few sizes to tell |`;
  const { line } = growth;
  const fit = [`${showNumber(line.fixed)} ${costUnit}`, `${showNumber(line.each)} ${costUnit}`];
  return `| ${[name, there, ...fit, percent(line.departure), line.r2.toFixed(3), shapeOf(growth)].join(' | ')} |`;
}

/** @param {import('./growth.mjs').Growth} growth */
function shapeOf({ line, power, better }) {
  if (line.r2 < LEAST_TOLD_R2) return 'no clear growth';
  if (better === 'line' || power === null) return 'a line';
  return `rather the power ${showNumber(power.exponent)} (off by ${percent(power.departure)})`;
}

/** @param {ReadonlyMap<string, KeptSection>} kept */
function tasksRow(kept) {
  const row = kept.get(TASKS.section)?.section.rows.find(({ metric }) => metric === TASKS.metric);
  if (row === undefined)
    return `| ${TASKS.name} | not measured yet (\`${TASKS.section}\`) |  |  |  |  |  |  |`;
  const cost = `${showNumber(row.estimate.median)} ${row.unit}, ${row.metric}`;
  return `| ${TASKS.name} | ${row.case} | ${cost} |  |  |  |  | one size only |`;
}

/** @param {Dimension} dimension @param {readonly Point[]} points */
function curvesOf({ name, unit, cost, costUnit }, points) {
  const growth = growthOf(points);
  if (growth === null) return [];
  const { line, power } = growth;
  const along = (/** @type {(x: number) => number} */ fit) =>
    points.map(({ x }) => ({ x, y: fit(x) }));
  const lines = [
    { name: 'measured', points },
    { name: 'fixed and each further', points: along((x) => line.fixed + line.each * x) },
    ...(power === null
      ? []
      : [{ name: 'power', points: along((x) => power.factor * x ** power.exponent) }]),
  ];
  return [
    {
      title: `${name}: ${cost}`,
      xLabel: unit,
      yLabel: costUnit,
      isLogX: true,
      isLogY: true,
      lines,
    },
  ];
}

/** @param {number} share */
function percent(share) {
  return `${showNumber(100 * share)} %`;
}
