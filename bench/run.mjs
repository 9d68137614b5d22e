// @ts-check
// The benchmarks of Corelane, with peers in the same run: npm run bench -- --help. See bench/README.md.
import path from 'node:path';

import { DOCS, keepInDocs, readKept, writePages } from './frame/bench-docs.mjs';
import { chartFile, chartOf } from './frame/chart.mjs';
import { loadSections } from './frame/find-sections.mjs';
import { withBundledModules } from './frame/load-typescript.mjs';
import {
  coresInUse,
  machineLines,
  noiseWarning,
  readMachine,
  toolVersions,
} from './frame/machine.mjs';
import { HELP, parseOptions } from './frame/options.mjs';
import { QUICK_MARK, sectionText } from './frame/print-section.mjs';
import { progressOn } from './frame/progress.mjs';
import { runSection } from './frame/run-section.mjs';
import { writeWholeFile } from './frame/write-whole-file.mjs';

/** @typedef {import('./frame/options.mjs').BenchOptions} BenchOptions */
/** @typedef {import('./frame/section.mjs').Section} Section */
/** @typedef {import('./frame/run-section.mjs').SectionRecord} SectionRecord */

/**
 * A section with what was so before it was run.
 * @typedef {SectionRecord & { startedAt: string, coresInUseBefore: number, repeats: number }} TimedSection
 *   `startedAt`: ISO 8601; `coresInUseBefore`: CPU seconds per second of everything on the machine
 */

/**
 * All of one run, as the JSON file has it.
 * @typedef {object} BenchRecord
 * @property {'corelane.bench/2'} schema
 * @property {string} startedAt ISO 8601
 * @property {number} tookS
 * @property {boolean} quick
 * @property {number} seed
 * @property {string} command to run it again
 * @property {import('../contract/machine-card.ts').MachineCard} machine
 * @property {readonly { name: string, version: string }[]} tools
 * @property {readonly TimedSection[]} sections
 */

const USUAL_REPEATS = 7;
const EXIT_FAILED = 1;
const EXIT_INTERRUPTED = 130;

const progress = progressOn(process.stderr);

/**
 * @param {BenchOptions} options
 * @param {AbortSignal} signal
 * @returns {Promise<BenchRecord>}
 */
async function bench(options, signal) {
  const sections = await loadSections(options.names);
  // Known before hours are spent: a page that can't be written wants to be mended first.
  if (options.write) await readKept(DOCS);
  const startedMs = performance.now();
  const { quick, seed } = options;
  const about = {
    ...{ startedAt: new Date().toISOString(), quick, seed, command: commandLine() },
    ...{ machine: await withBundledModules(readMachine), tools: await toolVersions() },
  };
  const records = [];
  for (const section of sections) {
    signal.throwIfAborted();
    const record = await measure(section, options, signal);
    process.stdout.write(sectionText(record, { isQuick: quick }));
    if (options.write) await keepMeasured(record, about);
    records.push(record);
  }
  const tookS = (performance.now() - startedMs) / 1000;
  return { schema: 'corelane.bench/2', ...about, tookS, sections: records };
}

/**
 * @param {Section} section
 * @param {BenchOptions} options
 * @param {AbortSignal} signal
 * @returns {Promise<TimedSection>}
 */
async function measure(section, { quick, seed, realHour, ...options }, signal) {
  const repeats = options.repeats ?? (quick ? 1 : (section.usualRepeats ?? USUAL_REPEATS));
  const startedAt = new Date().toISOString();
  const coresInUseBefore = await coresInUse(quick ? 500 : 5000);
  const warning = noiseWarning(coresInUseBefore);
  if (warning !== null) progress.log(`Warning: ${warning}`);
  const record = await runSection(section, {
    ...{ quick, repeats, seed, realHour, signal },
    ...{ log: progress.log, progress: progress.of(section.name) },
  });
  progress.clear();
  return { ...record, startedAt, coresInUseBefore, repeats };
}

/**
 * A section that could not be measured leaves what is kept of it alone.
 * @param {TimedSection} record
 * @param {Omit<BenchRecord, 'schema' | 'tookS' | 'sections'>} about
 */
async function keepMeasured(record, { seed, command, machine, tools }) {
  if (record.state !== 'measured') {
    progress.log(`${record.title}: not measured, so what is kept of it stays as it was.`);
    return;
  }
  const { startedAt, coresInUseBefore, repeats, ...section } = record;
  await keepInDocs(DOCS, {
    ...{ startedAt, repeats, seed, command, machine: machineLines(machine), tools },
    ...{ coresInUseBefore, section },
  });
}

function commandLine() {
  return ['npm run bench --', ...process.argv.slice(2)].join(' ');
}

/** @param {BenchRecord} record @param {BenchOptions} options */
async function writeFiles(record, { json, charts }) {
  if (json !== null) await writeWholeFile(json, `${JSON.stringify(record, null, 2)}\n`);
  if (charts === null) return;
  for (const section of record.sections.filter(({ state }) => state === 'measured')) {
    const file = path.join(charts, chartFile(section.name));
    await writeWholeFile(file, chartOf(section, { isQuick: record.quick }));
  }
}

async function main() {
  const cancel = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(name, () => {
      // Asked twice, nobody wants to wait for what is being put away.
      if (cancel.signal.aborted) process.exit(EXIT_INTERRUPTED);
      cancel.abort(new Error('Interrupted.'));
    });
  }
  try {
    const options = parseOptions(process.argv.slice(2));
    if (options.help) return void process.stdout.write(HELP);
    if (options.page) return void (await writePages(DOCS));
    const record = await bench(options, cancel.signal);
    await writeFiles(record, options);
    process.stdout.write(endWords(record));
    if (record.sections.some(({ state }) => state === 'failed')) process.exitCode = EXIT_FAILED;
  } catch (thrown) {
    progress.clear();
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = cancel.signal.aborted ? EXIT_INTERRUPTED : EXIT_FAILED;
  }
}

/** @param {BenchRecord} record */
function endWords({ tookS, quick, sections }) {
  const missed = sections.flatMap(({ rows }) => rows.filter(({ goal }) => goal?.isKept === false));
  const judged = sections.flatMap(({ rows }) =>
    rows.filter(({ goal }) => goal?.isKept !== null && goal !== null),
  );
  const goals = `${judged.length - missed.length} of ${judged.length} goals kept`;
  return `\n${goals}; ${Math.round(tookS)} s in all${quick ? `; ${QUICK_MARK}` : ''}.\n`;
}

await main();
