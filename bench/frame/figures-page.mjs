// @ts-check
import { chartFile } from './chart.mjs';
import { noiseWarning } from './machine.mjs';
import { remarksOf } from './print-section.mjs';
import { showNumber } from './show-number.mjs';
import { markdownTable, tablesOf } from './table.mjs';

/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */
/** @typedef {readonly (readonly [what: string, value: string])[]} Machine */

/** Told with each section: it may be another one on the same machine. */
const OWN_VERSION = 'Corelane';

/**
 * The page of figures, in Markdown: each section with its own date, machine and command.
 * @param {readonly Pick<import('./section.mjs').Section, 'name' | 'title' | 'about'>[]} sections all that there are
 * @param {ReadonlyMap<string, KeptSection>} kept those that were measured, by name
 * @returns {string}
 */
export function figuresPage(sections, kept) {
  const machines = machinesOf([...kept.values()]);
  return [
    '# Figures\n',
    'Written by `npm run bench -- SECTION… --write`, not by hand; a section that was not measured then stands as it was.',
    'What the figures mean, and what was tried, is in [performance.md](performance.md).\n',
    'Medians, with their 95 % interval by order statistics; “compared” is the median of the quotients within each repeat. A goal is judged by the median; “not sure” says that the interval reaches to the other side, or that there is none.\n',
    ...machinePart(machines),
    ...sections.map((section) => {
      const measured = kept.get(section.name);
      return measured === undefined ? missingPart(section) : sectionPart(measured, machines);
    }),
  ].join('\n');
}

/** @param {readonly KeptSection[]} kept @returns {Machine[]} that differ */
export function machinesOf(kept) {
  const machines = new Map(kept.map((each) => [machineKey(each), withoutVersion(each.machine)]));
  return [...machines.values()];
}

/** @param {Machine} machine */
function withoutVersion(machine) {
  return machine.filter(([what]) => what !== OWN_VERSION);
}

/** @param {KeptSection} kept */
function machineKey({ machine }) {
  return JSON.stringify(withoutVersion(machine));
}

/** @param {number} index */
function letterOf(index) {
  return index < 26 ? String.fromCharCode(65 + index) : `${index + 1}`;
}

/** @param {readonly Machine[]} machines */
function machinePart(machines) {
  if (machines.length === 0) return [];
  const isOne = machines.length === 1;
  const names = machines.map((_, index) => (isOne ? '' : letterOf(index)));
  const what = [...new Set(machines.flatMap((machine) => machine.map(([name]) => name)))];
  const valueOf = (/** @type {Machine} */ machine, /** @type {string} */ name) =>
    machine.find(([each]) => each === name)?.[1] ?? '';
  const warning = `**The sections were measured on ${machines.length} different machines: figures of different sections don't compare where the machines differ.**\n`;
  return [
    ...(isOne ? ['## Machine\n'] : ['## Machines\n', warning]),
    `| | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...what.map(
      (name) => `| ${name} | ${machines.map((each) => valueOf(each, name)).join(' | ')} |`,
    ),
    '',
  ];
}

/** @param {{ name: string, title: string, about: string }} section */
function missingPart({ name, title, about }) {
  return `## ${title}\n\n${about}\n\nNot measured yet: \`npm run bench -- ${name} --write\`.\n`;
}

/** @param {KeptSection} kept @param {readonly Machine[]} machines */
function sectionPart(kept, machines) {
  const { section } = kept;
  const warning = noiseWarning(kept.coresInUseBefore);
  const tables = tablesOf(section.rows).map(({ title, rows }) =>
    title === null
      ? markdownTable(rows)
      : `### ${section.title}: ${title}\n\n${markdownTable(rows)}`,
  );
  return [
    `## ${section.title}\n\n${section.about}\n`,
    `${circumstancesOf(kept, machines)}\n`,
    ...(warning === null ? [] : [`**${warning}**\n`]),
    `![${section.title}](images/${chartFile(section.name)})\n`,
    ...tables,
    ...remarksOf(section).map((remark) => `- ${remark}`),
    '',
  ].join('\n');
}

/**
 * When, how and on which machine, in a sentence.
 * @param {KeptSection} kept
 * @param {readonly Machine[]} machines all of the page
 */
function circumstancesOf(kept, machines) {
  const { startedAt, command, repeats, machine, tools, section } = kept;
  const minutes = showNumber(Math.max(1, Math.round(section.tookS / 60)));
  const version = machine.find(([what]) => what === OWN_VERSION)?.[1] ?? 'of unknown version';
  const versions = [{ name: OWN_VERSION, version }, ...tools];
  const at = machines.findIndex((each) => JSON.stringify(each) === machineKey(kept));
  return [
    `Measured ${startedAt.slice(0, 10)} by \`${command}\``,
    ...(machines.length > 1 ? [`on machine ${letterOf(at)}`] : []),
    `${repeats} ${repeats === 1 ? 'repeat' : 'repeats'} of each case in ${minutes} min`,
    ...versions.map(({ name, version: each }) => `${name} ${each}`),
  ]
    .join(', ')
    .concat('.');
}
