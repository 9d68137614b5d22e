// @ts-check
import { linearScale } from './scale.mjs';
import { showNumber, showTick } from './show-number.mjs';
import { element, label, line, PAGE_WIDTH } from './svg.mjs';

/** @typedef {import('./summarise.mjs').ShownRow} Row */
/** @typedef {import('./svg.mjs').Panel} Panel */

const ROW_HEIGHT = 20;
const TOP = 40;
const VALUES_WIDTH = 130;
/** Of letters of 12 px, on average; longer names than fit are cut. */
const LETTER_WIDTH = 6.6;
const MOST_LETTERS = 60;

/**
 * A bar a row from 0 to its median, with the interval, or where there is none min and max, as a whisker.
 * @param {string} metric
 * @param {readonly Row[]} rows of that metric
 * @returns {Panel}
 */
export function barPanel(metric, rows) {
  const ends = rows
    .flatMap((row) => [row.estimate.median, ...whiskerOf(row)])
    .filter(Number.isFinite);
  const right = PAGE_WIDTH - VALUES_WIDTH;
  const left = 24 + LETTER_WIDTH * Math.max(...rows.map((row) => nameOf(row).length), 20);
  const scale = linearScale([Math.min(0, ...ends), Math.max(0, ...ends)], [left, right]);
  const bottom = TOP + rows.length * ROW_HEIGHT;
  const grid = scale.ticks.map(
    (tick) =>
      line('grid', scale.at(tick), TOP - 4, scale.at(tick), bottom) +
      label(scale.at(tick), TOP - 8, showTick(tick), { anchor: 'middle', class: 'faint' }),
  );
  const bars = rows.map((row, index) => barOf(row, TOP + index * ROW_HEIGHT, scale));
  const whisker = rows.some(({ estimate }) => estimate.ci95 === null)
    ? 'min … max'
    : '95 % interval';
  const title = label(12, 12, metric, { class: 'title' });
  const legend = label(12, TOP - 8, `median; whisker: ${whisker}`, { class: 'faint' });
  return { height: bottom, body: [title, legend, ...grid, ...bars].join('\n') };
}

/** @param {Row} row */
function nameOf(row) {
  const name = `${row.case} · ${row.subject}`;
  return name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name;
}

/** @param {Row} row */
function whiskerOf({ estimate }) {
  return estimate.ci95 ?? [estimate.least, estimate.greatest];
}

/** @param {Row} row @param {number} top @param {import('./scale.mjs').Scale} scale */
function barOf(row, top, scale) {
  const middle = top + ROW_HEIGHT / 2;
  const name = label(12, middle + 4, nameOf(row));
  const { median } = row.estimate;
  if (!Number.isFinite(median))
    return name + label(scale.at(0) + 4, middle + 4, 'no reading', { class: 'faint' });
  const [from, to] = [scale.at(Math.min(0, median)), scale.at(Math.max(0, median))];
  const [low = median, high = median] = whiskerOf(row);
  const bar = element('rect', {
    ...{ class: row.isPeer ? 'f4' : 'f0', x: from, y: top + 4 },
    ...{ width: Math.max(1, to - from), height: ROW_HEIGHT - 8 },
  });
  const whisker = line('whisker', scale.at(low), middle, scale.at(high), middle);
  const value = label(
    PAGE_WIDTH - VALUES_WIDTH + 8,
    middle + 4,
    `${showNumber(median)} ${row.unit}`,
  );
  return name + bar + whisker + value;
}
