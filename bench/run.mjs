// @ts-check
// The benchmarks of Corelane, with peers in the same run: npm run bench -- --help. See bench/README.md.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { REPOSITORY } from '../scripts/repository.mjs';
import { chartOf } from './frame/chart.mjs';
import { chartFile, figuresPage } from './frame/figures-page.mjs';
import { loadSections } from './frame/find-sections.mjs';
import { withBundledModules } from './frame/load-typescript.mjs';
import { coresInUse, noiseWarning, readMachine, toolVersions } from './frame/machine.mjs';
import { HELP, parseOptions } from './frame/options.mjs';
import { QUICK_MARK, sectionText } from './frame/print-section.mjs';
import { progressOn } from './frame/progress.mjs';
import { runSection } from './frame/run-section.mjs';
import { writeWholeFile } from './frame/write-whole-file.mjs';

/** @typedef {import('./frame/options.mjs').BenchOptions} BenchOptions */
/** @typedef {import('./frame/figures-page.mjs').BenchRecord} BenchRecord */

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
  const startedMs = performance.now();
  const startedAt = new Date().toISOString();
  const repeats = options.repeats ?? (options.quick ? 1 : USUAL_REPEATS);
  const machine = await withBundledModules(readMachine);
  const tools = await toolVersions();
  const coresInUseBefore = await coresInUse(options.quick ? 500 : 5000);
  const warning = noiseWarning(coresInUseBefore);
  if (warning !== null) progress.log(`Warning: ${warning}`);
  const records = [];
  for (const section of sections) {
    signal.throwIfAborted();
    const { quick, seed, realHour } = options;
    const record = await runSection(section, {
      ...{ quick, repeats, seed, realHour, signal },
      ...{ log: progress.log, progress: progress.of(section.name) },
    });
    progress.clear();
    process.stdout.write(sectionText(record, { isQuick: quick }));
    records.push(record);
  }
  return {
    ...{ schema: 'corelane.bench/1', startedAt, tookS: (performance.now() - startedMs) / 1000 },
    ...{ quick: options.quick, repeats, seed: options.seed, command: commandLine() },
    ...{ machine, tools, coresInUseBefore, sections: records },
  };
}

function commandLine() {
  return ['npm run bench --', ...process.argv.slice(2)].join(' ');
}

/** @param {BenchRecord} record @param {BenchOptions} options */
async function keep(record, options) {
  if (options.json !== null) {
    await writeWholeFile(options.json, `${JSON.stringify(record, null, 2)}\n`);
  }
  if (options.charts !== null) await writeCharts(record, options.charts);
  if (!options.write) return;
  const docs = path.join(REPOSITORY, 'docs');
  await writeCharts(record, path.join(docs, 'images'));
  await writeWholeFile(
    path.join(docs, 'performance-figures.md'),
    await tidied(figuresPage(record)),
  );
}

/** @param {BenchRecord} record @param {string} folder */
async function writeCharts(record, folder) {
  for (const section of record.sections.filter(({ state }) => state === 'measured')) {
    const file = path.join(folder, chartFile(section.name));
    await writeWholeFile(file, chartOf(section, { isQuick: record.quick }));
  }
}

/**
 * As `npm run lint` wants every page.
 * @param {string} markdown
 */
async function tidied(markdown) {
  const prettier = await import('prettier');
  const config = await prettier.resolveConfig(fileURLToPath(import.meta.url));
  return await prettier.format(markdown, { ...config, parser: 'markdown' });
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
    const record = await bench(options, cancel.signal);
    await keep(record, options);
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
