// @ts-check
import { estimate, pairedRatios } from './estimate.mjs';
import { showNumber } from './show-number.mjs';

/** @typedef {import('./estimate.mjs').Estimate} Estimate */
/** @typedef {import('./section.mjs').Figure} Figure */
/** @typedef {import('./section.mjs').Goal} Goal */

/**
 * Whether a goal was reached, by the point; `isSure`: the whole interval lies on the same side.
 * @typedef {{ words: string, source: string, of: 'median' | 'ratio', isKept: boolean | null, isSure: boolean }} Judgement
 */

/**
 * One line of the table.
 * @typedef {object} ShownRow
 * @property {string} subject
 * @property {string} case
 * @property {string} metric
 * @property {string} unit
 * @property {boolean} isPeer
 * @property {Estimate} estimate
 * @property {{ to: string, estimate: Estimate } | null} ratio of each repeat, so its median is not the quotient of the
 *   medians
 * @property {Judgement | null} goal
 */

/** @typedef {ShownRow & { readonly values: readonly number[] }} Row with what was read in each repeat */

/**
 * @param {readonly Figure[]} figures of one section
 * @returns {Row[]} in the same order
 */
export function summarise(figures) {
  return figures.map((figure) => {
    const own = estimate(figure.values);
    const ratio = ratioOf(figure, figures);
    return {
      subject: figure.subject,
      case: figure.case,
      metric: figure.metric,
      unit: figure.unit,
      isPeer: figure.isPeer ?? false,
      values: figure.values,
      estimate: own,
      ratio,
      goal: judgementOf(figure, own, ratio),
    };
  });
}

/** @param {Figure} figure @param {readonly Figure[]} figures */
function ratioOf(figure, figures) {
  if (figure.ratioTo === undefined) return null;
  const other = figures.find(
    (each) =>
      each.subject === figure.ratioTo && each.case === figure.case && each.metric === figure.metric,
  );
  if (other === undefined) return null;
  return { to: other.subject, estimate: estimate(pairedRatios(figure.values, other.values)) };
}

/**
 * @param {Figure} figure
 * @param {Estimate} own
 * @param {Row['ratio']} ratio
 * @returns {Judgement | null}
 */
function judgementOf({ goal, goalOf = 'median', unit }, own, ratio) {
  if (goal === undefined) return null;
  const judged = goalOf === 'ratio' ? (ratio?.estimate ?? null) : own;
  const words = goalWords(goal, goalOf === 'ratio' ? '×' : unit);
  const base = { words, source: goal.source, of: goalOf };
  if (judged === null || judged.count === 0) return { ...base, isKept: null, isSure: false };
  const isKept = isWithin(goal, judged.median);
  const ends = judged.ci95 ?? [judged.least, judged.greatest];
  const isSure = judged.ci95 !== null && ends.every((end) => isWithin(goal, end) === isKept);
  return { ...base, isKept, isSure };
}

/** @param {Goal} goal @param {number} value */
function isWithin({ atMost = Infinity, atLeast = -Infinity }, value) {
  return value <= atMost && value >= atLeast;
}

/** @param {Goal} goal @param {string} unit */
function goalWords({ atMost, atLeast }, unit) {
  const most = atMost === undefined ? '' : `≤ ${showNumber(atMost)} ${unit}`;
  const least = atLeast === undefined ? '' : `≥ ${showNumber(atLeast)} ${unit}`;
  return [least, most].filter(Boolean).join(', ');
}
