// @ts-check
import { machineLines, noiseWarning } from './machine.mjs';
import { remarksOf, sentenceOf } from './print-section.mjs';
import { markdownTable, tablesOf } from './table.mjs';

/** @typedef {import('./run-section.mjs').SectionRecord} SectionRecord */

/**
 * All of one run, as the JSON file has it.
 * @typedef {object} BenchRecord
 * @property {'corelane.bench/1'} schema
 * @property {string} startedAt ISO 8601
 * @property {number} tookS
 * @property {boolean} quick
 * @property {number} repeats
 * @property {number} seed
 * @property {string} command to run it again
 * @property {import('../../contract/machine-card.ts').MachineCard} machine
 * @property {readonly { name: string, version: string }[]} tools
 * @property {number} coresInUseBefore CPU seconds per second of everything on the machine before the start
 * @property {readonly SectionRecord[]} sections
 */

/** @param {string} name of a section */
export function chartFile(name) {
  return `bench-${name}.svg`;
}

/**
 * The page of figures, in Markdown.
 * @param {BenchRecord} record
 * @returns {string}
 */
export function figuresPage(record) {
  const warning = noiseWarning(record.coresInUseBefore);
  const minutes = Math.max(1, Math.round(record.tookS / 60));
  return [
    '# Figures\n',
    `Written by \`${record.command}\`, not by hand: ${record.startedAt.slice(0, 10)}, repeats of each case: ${record.repeats}, minutes in all: ${minutes}.`,
    'What they mean, and what was tried, is in [performance.md](performance.md).\n',
    'Medians, with their 95 % interval by order statistics; “compared” is the median of the quotients within each repeat. A goal is judged by the median; “not sure” says that the interval reaches to the other side, or that there is none.\n',
    ...(warning === null ? [] : [`**${warning}**\n`]),
    ...machineTable(record),
    ...record.sections.map(sectionPart),
  ].join('\n');
}

/** @param {BenchRecord} record */
function machineTable({ machine, tools }) {
  const lines = [...machineLines(machine), ...tools.map(({ name, version }) => [name, version])];
  return [
    '## Machine\n',
    '| | |',
    '|---|---|',
    ...lines.map(([what, value]) => `| ${what} | ${value} |`),
    '',
  ];
}

/** @param {SectionRecord} section */
function sectionPart(section) {
  const head = `## ${section.title}\n\n${section.about}\n`;
  if (section.state !== 'measured')
    return `${head}\nNot measured here: ${sentenceOf(section.reason)}\n`;
  const chart = `![${section.title}](images/${chartFile(section.name)})\n`;
  const tables = tablesOf(section.rows).map(({ title, rows }) =>
    title === null
      ? markdownTable(rows)
      : `### ${section.title}: ${title}\n\n${markdownTable(rows)}`,
  );
  const remarks = remarksOf(section).map((remark) => `- ${remark}`);
  return [head, chart, ...tables, ...remarks, ''].join('\n');
}
