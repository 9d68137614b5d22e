// @ts-check
import { LEAST_FOR_INTERVAL } from './estimate.mjs';
import { tablesOf, textTable } from './table.mjs';

/** @typedef {import('./run-section.mjs').SectionRecord} SectionRecord */

export const QUICK_MARK = 'quick: not for quoting';

/**
 * @param {SectionRecord} section
 * @param {{ isQuick: boolean }} look
 * @returns {string} for a terminal
 */
export function sectionText(section, { isQuick }) {
  const head = `\n${section.title}${isQuick ? ` (${QUICK_MARK})` : ''}\n${section.about}\n`;
  if (section.state === 'not-here')
    return `${head}\nNot measured here: ${sentenceOf(section.reason)}\n`;
  if (section.state === 'failed') return `${head}\nFAILED: ${section.reason}\n`;
  const tables = tablesOf(section.rows).map(
    ({ title, rows }) => `\n${title === null ? '' : `${title}\n`}${indented(textTable(rows))}`,
  );
  const remarks = remarksOf(section).map((remark) => `· ${remark}\n`);
  return `${head}${tables.join('')}${remarks.length > 0 ? '\n' : ''}${remarks.join('')}`;
}

/**
 * Sentences that belong to the figures.
 * @param {Pick<import('./run-section.mjs').ShownSection, 'rows' | 'notes' | 'skipped' | 'peers'>} section
 * @returns {readonly string[]}
 */
export function remarksOf({ rows, notes, skipped, peers }) {
  const isFew = rows.some(({ estimate }) => estimate.ci95 === null && estimate.count > 0);
  return [
    ...(isFew
      ? [`Fewer than ${LEAST_FOR_INTERVAL} values have no 95 % interval of their median.`]
      : []),
    ...(peers.length === 0
      ? []
      : [`Compared with ${peers.map(({ name, version }) => `${name} ${version}`).join(', ')}.`]),
    ...notes,
    ...skipped.map(({ what, why }) => `${what}: ${sentenceOf(why)}`),
  ];
}

/** @param {string} text lines, each ended */
function indented(text) {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

/**
 * With one full stop at its end.
 * @param {string | null} reason
 */
export function sentenceOf(reason) {
  return (reason ?? '').replace(/\.?$/, '.');
}
