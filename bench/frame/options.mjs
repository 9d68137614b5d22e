// @ts-check
import { parseArgs } from 'node:util';

/**
 * @typedef {object} BenchOptions
 * @property {readonly string[]} names of the sections wanted, in the order given; empty: all
 * @property {boolean} quick
 * @property {boolean} realHour
 * @property {boolean} write keeps what is measured in docs, and writes the page of figures and its charts
 * @property {boolean} page writes the pages from what is kept, and measures nothing
 * @property {string | null} json where the results go
 * @property {string | null} charts the folder where charts go
 * @property {number | null} repeats `null`: as many as usual
 * @property {number} seed 0 … 2³² − 1
 * @property {boolean} help
 */

export const HELP = `npm run bench -- [SECTION…] [options]

Measures Corelane and its peers in the same run, and prints a table for each section. Wants a quiet machine.

  --quick       about a minute in all, to see that everything works; its figures are not for quoting
  --repeats N   how often each case is measured, 1 … 99; 6 or more give intervals (7; observer: 12; quick: 1)
  --seed N      of orders and random numbers (1)
  --json FILE   writes everything that was measured
  --charts DIR  writes a chart for each section, as SVG
  --write       keeps each section measured in docs/performance-figures, in the place of what was kept of it, and
                writes docs/performance-figures.md and docs/limits.md with charts; other sections stay as they were
  --page        writes those pages from what is kept, and measures nothing
  --real-hour   endurance takes a real hour as well
`;

/**
 * @param {readonly string[]} args
 * @returns {BenchOptions}
 * @throws {Error} in words for the user, where they make no sense
 */
export function parseOptions(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean', default: false },
      'real-hour': { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      page: { type: 'boolean', default: false },
      json: { type: 'string' },
      charts: { type: 'string' },
      repeats: { type: 'string' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.quick && values.write) {
    throw new Error(
      '--write keeps figures to be quoted, which those of --quick are not: leave out one of them.',
    );
  }
  if (values.page && (values.quick || values.write || positionals.length > 0)) {
    throw new Error('--page measures nothing: sections, --quick and --write do not go with it.');
  }
  return {
    names: positionals,
    quick: values.quick,
    realHour: values['real-hour'],
    write: values.write,
    page: values.page,
    json: values.json ?? null,
    charts: values.charts ?? null,
    repeats: values.repeats === undefined ? null : wholeNumber('--repeats', values.repeats, 1, 99),
    seed: wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1),
    help: values.help,
  };
}

/** @param {string} name @param {string} text @param {number} least @param {number} most */
function wholeNumber(name, text, least, most) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new Error(`${name} takes a whole number from ${least} to ${most}, not “${text}”.`);
}
