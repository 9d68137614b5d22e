// @ts-check
// Makes docs/examples anew: one real experiment, about three minutes, in every format that there is;
// and the pictures of runs in docs/images, two minutes more. On a quiet machine of two cores:
// npm run examples [-- --runtime python@3.11] [--only report|pictures]
import './node-version.mjs';

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { run } from './child-processes.mjs';
import { LIVE_VIEW, PATTERNS } from './pattern-runs.mjs';
import { say, withProgress } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { takeRunPictures } from './run-pictures.mjs';
import { runScript } from './run-script.mjs';

const EXAMPLES = path.join(REPOSITORY, 'docs', 'examples');
const COMMAND_LINE = path.join(REPOSITORY, 'scripts', 'corelane.mjs');
const EXPERIMENT = 'experiment.yaml';

/** Each text format and its file. */
const TEXTS = [
  ['--html', 'report.html'],
  ['--pdf', 'report.pdf'],
  ['--md', 'report.md'],
  ['--csv', 'runs.csv'],
  ['--samples-csv', 'samples.csv'],
  ['--json', 'experiment.json'],
  ['--hyperfine', 'hyperfine.json'],
  ['--trace', 'trace.json'],
];

await runScript(async () => {
  const only = valueOf('--only');
  // A history of its own: the user's has nothing to do with it.
  const home = await mkdtemp(path.join(tmpdir(), 'corelane-examples-'));
  try {
    if (only !== 'pictures') await makeReport(home);
    if (only !== 'report')
      await takeRunPictures([LIVE_VIEW, ...PATTERNS], path.join(home, 'windows'));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  say(`The examples are in ${path.relative(process.cwd(), path.dirname(EXAMPLES))}.`);
});

/** @param {string} home */
async function makeReport(home) {
  const file = await experimentFile(home);
  await withProgress('Measuring', () => corelane(home, 'compare', file, '--json'));
  await withProgress('Writing', () => writeAll(home));
  await replaceExamples(home);
}

/** @param {string} home */
async function experimentFile(home) {
  const text = await readFile(path.join(EXAMPLES, EXPERIMENT), 'utf8');
  const runtime = valueOf('--runtime') ?? 'python';
  const file = path.join(home, EXPERIMENT);
  await writeFile(file, text.replace('runtimes: [python]', `runtimes: [${runtime}]`));
  return file;
}

/** @param {string} flag */
function valueOf(flag) {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
}

/** @param {string} home */
async function writeAll(home) {
  const out = path.join(home, 'out');
  const texts = TEXTS.flatMap(([flag = '', name = '']) => [flag, path.join(out, name)]);
  await corelane(home, 'report', 'last', ...texts);
  const figures = path.join(out, 'figures');
  await corelane(home, 'report', 'last', '--svg', figures);
  await corelane(home, 'report', 'last', '--png', figures, '--scale', '2');
}

/**
 * @param {string} home
 * @param {...string} args
 */
async function corelane(home, ...args) {
  const env = { ...process.env, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home };
  const outcome = await run(process.execPath, [COMMAND_LINE, ...args], { env, cwd: home });
  if (outcome.exitCode === 0) return;
  throw new Error(`corelane ${args[0]} failed: ${outcome.stderr.trim() || outcome.startError}`);
}

/**
 * Only when all of it is there: half of an old and half of a new one would not fit together.
 * @param {string} home
 */
async function replaceExamples(home) {
  for (const name of await readdir(EXAMPLES)) {
    if (name !== EXPERIMENT) await rm(path.join(EXAMPLES, name), { recursive: true });
  }
  const out = path.join(home, 'out');
  await cp(out, EXAMPLES, { recursive: true });
  // By the figure alone, so that others can refer to them: the experiment's id stands in the picture.
  const figures = path.join(EXAMPLES, 'figures');
  for (const name of await readdir(figures)) {
    const plain = name.replace(/^[0-9a-f-]{36}-/, '');
    if (plain === name) continue;
    await cp(path.join(figures, name), path.join(figures, plain));
    await rm(path.join(figures, name));
  }
}
