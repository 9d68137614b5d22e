import type { CardDifference } from '../../../contract/machine-card.ts';
import { formatMs, UNKNOWN } from '../../report/quantities.ts';
import type { GateAnswer, GateLine, GateResult } from './gate.ts';

const ANSWERS: Readonly<Record<GateAnswer, string>> = {
  slower: '**slower**',
  'not-slower': 'not slower',
  'cant-tell': 'can’t tell',
};

/**
 * The difference as Markdown, for a comment in code review.
 * @param before when the earlier result was measured, ISO 8601
 * @param differences what was compared all the same
 */
export function gateMarkdown(
  gate: GateResult,
  before: string,
  differences: readonly CardDifference[],
): string {
  const blocks = [
    `### ${headline(gate)}\n`,
    table(gate.lines),
    notes(gate),
    `Ratio: median now ÷ median of ${before.slice(0, 10)}, with its 95 % interval; the limit is +${gate.limitPercent} %.\n`,
    differences.length === 0
      ? ''
      : `Measured under other conditions: ${differences.map(({ label, before: then, after }) => `${cell(label)} ${cell(then)} → ${cell(after)}`).join('; ')}.\n`,
  ];
  return blocks.filter((block) => block !== '').join('\n');
}

function headline({ answer, limitPercent, lines }: GateResult): string {
  const slower = lines.filter((line) => line.answer === 'slower').length;
  if (answer === 'slower')
    return `${slower} of ${lines.length} configurations ${slower === 1 ? 'is' : 'are'} more than ${limitPercent} % slower`;
  if (answer === 'cant-tell')
    return `Can’t tell whether anything is more than ${limitPercent} % slower`;
  return `Nothing is more than ${limitPercent} % slower`;
}

function table(lines: readonly GateLine[]): string {
  const head =
    '| configuration | before | now | ratio | 95 % CI | answer |\n|---|--:|--:|--:|---|---|\n';
  return head + lines.map(row).join('');
}

function row({ label, beforeMs, afterMs, ratio, ci95, answer }: GateLine): string {
  const cells = [
    cell(label),
    formatMs(beforeMs),
    formatMs(afterMs),
    ratio === null ? UNKNOWN : `${ratio.toFixed(3)}×`,
    ci95 === null ? UNKNOWN : `${ci95[0].toFixed(3)}–${ci95[1].toFixed(3)}`,
    ANSWERS[answer],
  ];
  return `| ${cells.join(' | ')} |\n`;
}

function notes({ lines, gone }: GateResult): string {
  const reasons = lines.flatMap(({ label, reason }) =>
    reason === null ? [] : [`- ${cell(label)}: ${reason}.\n`],
  );
  const missing = gone.map((label) => `- ${cell(label)}: only in the earlier result.\n`);
  return [...reasons, ...missing].join('');
}

/** A bar would end the cell, and a line break the table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\p{Cc}/gu, ' ');
}
