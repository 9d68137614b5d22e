// @ts-check
import { showNumber } from './show-number.mjs';

/** @typedef {import('./summarise.mjs').ShownRow} Row */
/** @typedef {import('./estimate.mjs').Estimate} Estimate */

const HEAD = [
  'what',
  'case',
  'who',
  'median',
  '95 % interval',
  'min … max',
  'n',
  'compared',
  'goal',
];

/** Columns of numbers, set to the right. */
const NUMBERS = new Set([3, 6]);

/**
 * Rows of one metric are together, in the order in which the metrics came; those that are alone with theirs make up one table,
 * which has no title of its own.
 * @param {readonly Row[]} rows
 * @returns {{ title: string | null, rows: readonly Row[] }[]}
 */
export function tablesOf(rows) {
  const groups = [...byMetric(rows)];
  const alone = groups.flatMap(([, group]) => (group.length === 1 ? group : []));
  const tables = groups.filter(([, group]) => group.length > 1);
  if (alone.length === 1) return groups.map(([title, group]) => ({ title, rows: group }));
  return [
    ...(alone.length === 0 ? [] : [{ title: null, rows: alone }]),
    ...tables.map(([title, group]) => ({ title, rows: group })),
  ];
}

/**
 * @param {readonly Row[]} rows
 * @returns {Map<string, Row[]>} in the order in which the metrics came
 */
export function byMetric(rows) {
  /** @type {Map<string, Row[]>} */
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row.metric);
    if (group === undefined) groups.set(row.metric, [row]);
    else group.push(row);
  }
  return groups;
}

/**
 * Aligned for a terminal.
 * @param {readonly Row[]} rows of one table
 * @returns {string} lines, each ended
 */
export function textTable(rows) {
  const lines = [HEAD, ...rows.map(cellsOf)];
  const columns = usedColumns(rows);
  const widths = HEAD.map((_, at) =>
    Math.max(...lines.map((line) => [...(line[at] ?? '')].length)),
  );
  return lines
    .map((line) => columns.map((at) => padded(line[at] ?? '', widths[at] ?? 0, at)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/**
 * The same for a page.
 * @param {readonly Row[]} rows of one table
 */
export function markdownTable(rows) {
  const columns = usedColumns(rows);
  /** @param {readonly string[]} cells */
  const line = (cells) => `| ${columns.map((at) => escapeCell(cells[at] ?? '')).join(' | ')} |\n`;
  const rule = `|${columns.map((at) => (NUMBERS.has(at) ? '---:' : '---')).join('|')}|\n`;
  return line(HEAD) + rule + rows.map((row) => line(cellsOf(row))).join('');
}

/** @param {Row} row */
function cellsOf(row) {
  const { estimate: own } = row;
  return [
    row.metric,
    row.case,
    row.isPeer ? `${row.subject} (peer)` : row.subject,
    `${showNumber(own.median)} ${row.unit}`,
    intervalOf(own),
    `${showNumber(own.least)} … ${showNumber(own.greatest)}`,
    String(own.count),
    comparisonOf(row),
    verdictOf(row),
  ];
}

/** @param {Estimate} own */
function intervalOf({ ci95 }) {
  return ci95 === null ? 'none' : `${showNumber(ci95[0])} … ${showNumber(ci95[1])}`;
}

/** @param {Row} row */
function comparisonOf({ ratio }) {
  if (ratio === null) return '';
  const { median, ci95 } = ratio.estimate;
  const interval = ci95 === null ? '' : ` (${intervalOf(ratio.estimate)})`;
  return `${showNumber(median)} × ${ratio.to}${interval}`;
}

/** @param {Row} row */
function verdictOf({ goal }) {
  if (goal === null) return '';
  if (goal.isKept === null) return `${goal.words}: nothing to judge by`;
  return `${goal.words}: ${goal.isKept ? 'kept' : 'MISSED'}${goal.isSure ? '' : ', not sure'}`;
}

/** Leaves out the metric where it is the same, and the last two columns where nothing stands in them. @param {readonly Row[]} rows */
function usedColumns(rows) {
  const cells = rows.map(cellsOf);
  const ofOneMetric = rows.every(({ metric }) => metric === rows[0]?.metric);
  const first = ofOneMetric ? 1 : 0;
  return HEAD.map((_, at) => at)
    .slice(first)
    .filter((at) => at < 7 || cells.some((line) => line[at] !== ''));
}

/** @param {string} text @param {number} width @param {number} column */
function padded(text, width, column) {
  const space = ' '.repeat(width - [...text].length);
  return NUMBERS.has(column) ? space + text : text + space;
}

/** @param {string} text */
function escapeCell(text) {
  return text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
