// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { toolScript } from './repository.mjs';
import { countPlaywright, countPython, countVitest } from './test-counts.mjs';

/**
 * @typedef {object} Check a command that passes or fails as one test
 * @property {string} name
 * @property {readonly string[]} command arguments for Node.js
 */

/**
 * @typedef {object} Suite a runner that reports its own counts
 * @property {(reportFile: string) => readonly string[]} command arguments for Node.js
 * @property {import('./test-counts.mjs').ReportReader} readReport
 */

/**
 * `isBeside`: it may run at the same time as its neighbours that may as well.
 * @typedef {{name: string, isBeside?: true} & ({checks: readonly Check[]} | {suite: Suite})} Step
 */

/** @param {string} name */
const ownScript = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * The cheap and quick ones first: they find most mistakes.
 * @type {readonly Step[]}
 */
export const STEPS = [
  {
    name: 'types',
    isBeside: true,
    checks: [{ name: 'tsc', command: [toolScript('typescript', 'tsc'), '--build'] }],
  },
  {
    name: 'lint',
    isBeside: true,
    checks: [
      { name: 'eslint', command: [toolScript('eslint'), '.', '--max-warnings', '0'] },
      { name: 'prettier', command: [toolScript('prettier'), '--check', '.'] },
    ],
  },
  {
    name: 'python',
    isBeside: true,
    suite: {
      command: (reportFile) => [ownScript('test-python.mjs'), '--report', reportFile],
      readReport: countPython,
    },
  },
  {
    name: 'unit',
    suite: {
      command: (reportFile) => [
        toolScript('vitest'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportFile}`,
      ],
      readReport: countVitest,
    },
  },
  {
    name: 'e2e',
    suite: {
      command: (reportFile) => [ownScript('test-e2e.mjs'), '--report', reportFile],
      readReport: countPlaywright,
    },
  },
  {
    name: 'packaged',
    suite: {
      command: (reportFile) => [ownScript('test-packaged.mjs'), '--report', reportFile],
      readReport: countPlaywright,
    },
  },
];

/**
 * `--all` asks for everything that takes too long for every day: the whole cross of the catalogue.
 * @param {readonly string[]} args of `npm test`
 */
export function takeAll(args) {
  return { everything: args.includes('--all'), rest: args.filter((arg) => arg !== '--all') };
}

/**
 * @param {readonly string[]} args of `npm test`
 * @returns {readonly Step[]}
 */
export function selectSteps(args) {
  if (args.length === 0) return STEPS;
  const [option = '', list = ''] = (args[0] ?? '').includes('=')
    ? (args[0] ?? '').split('=')
    : args;
  const names = list.split(',').filter((name) => name !== '');
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (option !== '--only' || names.length === 0 || unknown.length > 0) throw new Error(usage());
  return STEPS.filter((step) => names.includes(step.name));
}

function usage() {
  const names = STEPS.map(({ name }) => name).join(',');
  return `Usage: npm test [-- --only ${names}], with any of these names, separated by commas.`;
}

/**
 * Steps in their order, those together that run at the same time: none of the three first keeps two
 * cores busy, the tests of the hosts wait a lot, and types and lint fill what they leave.
 * @param {readonly Step[]} steps
 */
export function inGroups(steps) {
  /** @type {Step[][]} */
  const groups = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.isBeside && last?.[0]?.isBeside) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** @param {string} directory @param {string} stepName */
export function reportFileIn(directory, stepName) {
  return path.join(directory, `${stepName}.json`);
}
