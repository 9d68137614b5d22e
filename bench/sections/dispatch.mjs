// @ts-check
import { availableParallelism } from 'node:os';

import { ensureBuilt } from '../../scripts/build.mjs';
import { interleave } from '../frame/interleave.mjs';
import { defineSection } from '../frame/section.mjs';
import { dispatchCases } from './dispatch/cases.mjs';
import { findLibrary } from './dispatch/find-library.mjs';
import { findInterpreters } from './dispatch/interpreter.mjs';
import { sameWork, tasksFor, tasksPerS } from './dispatch/measured-run.mjs';
import { runBare } from './dispatch/run-bare.mjs';
import { runByCommandLine } from './dispatch/run-command-line.mjs';
import { runHost } from './dispatch/run-host.mjs';

/**
 * @typedef {import('../frame/section.mjs').SectionContext} SectionContext
 * @typedef {import('../frame/section.mjs').Figure} Figure
 * @typedef {import('./dispatch/cases.mjs').DispatchCase} DispatchCase
 * @typedef {import('./dispatch/interpreter.mjs').Interpreter} Interpreter
 * @typedef {import('./dispatch/measured-run.mjs').MeasuredRun} MeasuredRun
 * @typedef {import('./dispatch/measured-run.mjs').Order} Order
 */

/**
 * Somebody who hands out the tasks.
 * @typedef {{ name: string, isPeer: boolean, run: (order: Order) => Promise<MeasuredRun> }} Subject
 */

/** How long a run should take, and how many tasks are tried to find out how many that is. */
const FULL = { runMs: 2_000, tried: 5_000 };
const QUICK = { runMs: 200, tried: 1_000 };

const METRIC = 'tiny tasks a second';
const GOAL = { atLeast: 0.95, source: 'design §9' };

export const section = defineSection({
  name: 'dispatch',
  title: 'Handing out tiny tasks',
  about:
    'The smallest task there is, adding two numbers, many thousand times through each strategy, and through the bare library in the same interpreter with as many workers.',
  run: runSection,
});

/** @param {SectionContext} context */
async function runSection(context) {
  await ensureBuilt();
  const interpreters = await findInterpreters();
  const cases = dispatchCases.filter(
    ({ runtime, isQuick }) => interpreters[runtime] !== null && (isQuick || !context.quick),
  );
  /** @type {Figure[]} */
  const figures = [];
  for (const [index, what] of cases.entries()) {
    context.progress(index, cases.length, `${what.runtime} ${what.strategy}`);
    figures.push(...(await measureCase(what, interpreters[what.runtime], context)));
  }
  return {
    figures,
    notes: notes(),
    skipped: skippedOf(cases, interpreters.python, context.quick),
    peers: peersOf(cases),
  };
}

/**
 * @param {DispatchCase} what
 * @param {Interpreter | null} interpreter
 * @param {SectionContext} context
 * @returns {Promise<Figure[]>}
 */
async function measureCase(what, interpreter, context) {
  if (interpreter === null) return [];
  // One of anything would have nobody to share with.
  const workers = Math.max(2, availableParallelism());
  const order = { workers, folder: context.folder, signal: context.signal };
  const subjects = subjectsOf(what, interpreter);
  const tasks = await tasksOf(subjects, order, context.quick ? QUICK : FULL);
  const runs = await interleave(subjects, context, ({ run }) => run({ ...order, tasks }));
  sameWork(new Map([...runs].map(([{ name }, each]) => [name, each])));
  return [...runs].map(([subject, each]) =>
    figureOf(subject, tasksPerS(tasks, each), {
      what,
      title: `${interpreter.title}, ${caseName(what)}, ${workers} workers`,
    }),
  );
}

/** @param {DispatchCase} what @param {Interpreter} interpreter @returns {Subject[]} */
function subjectsOf(what, interpreter) {
  const bare = what.bare.flatMap(({ name, way, module }) => {
    const library = module === undefined ? { file: '' } : findLibrary(module);
    if (library === null) return [];
    const run = (/** @type {Order} */ order) =>
      runBare(interpreter, { way, file: library.file }, order);
    return [{ name: `bare ${name}`, isPeer: true, run }];
  });
  return [
    ...bare,
    {
      name: 'Corelane',
      isPeer: false,
      run: (order) => runByCommandLine(interpreter, what, order),
    },
    {
      name: 'Corelane’s host alone',
      isPeer: false,
      run: (order) => runHost(interpreter, what, order),
    },
  ];
}

/**
 * @param {readonly Subject[]} subjects the first one is tried
 * @param {Omit<Order, 'tasks'>} order
 * @param {{ runMs: number, tried: number }} size
 */
async function tasksOf([first], order, { runMs, tried }) {
  if (first === undefined) throw new Error('Nobody hands out tasks.');
  const { wallMs } = await first.run({ ...order, tasks: tried });
  return tasksFor({ tasks: tried, wallMs }, runMs);
}

/**
 * @param {Subject} subject
 * @param {number[]} values
 * @param {{ what: DispatchCase, title: string }} about
 * @returns {Figure}
 */
function figureOf({ name, isPeer }, values, { what: { bare, isPool }, title }) {
  const base = { subject: name, case: title, metric: METRIC, unit: 'tasks/s', values, isPeer };
  const ratioTo = `bare ${bare[0]?.name}`;
  if (name === ratioTo) return base;
  const isJudged = isPool && name === 'Corelane';
  return { ...base, ratioTo, ...(isJudged ? { goal: GOAL, goalOf: 'ratio' } : {}) };
}

/** @param {DispatchCase} what */
function caseName({ strategy, options }) {
  return [strategy, ...Object.values(options)].join(' by ');
}

function notes() {
  return [
    'Tasks, workers and the digest over all results are the same on both sides; workers are there before the clock starts, which ends with the last result in the program that hands out.',
    'Corelane: `corelane run`, with sampling, reading and checking of what the host tells. Its host alone: the program that hands out, told by the same protocol, its lines thrown away.',
    'A plain loop, plain promises and plain asyncio hand over nothing. Corelane’s Node.js strategies run all tasks in a Worker or a process and send each result, as the host must stay free to hear a stop; against those three the ratio tells what that costs for tasks of a few microseconds. The goal is about pools.',
    'One task a call on both sides. Bare libraries get all tasks at once, as most programs do; workerpool keeps some 7 kB for each, and collecting that garbage is what it does most. Corelane’s Node.js pools hand over the next task when one comes back, so bare workerpool stands beside it likewise (“as it drains”). The bare ThreadPoolExecutor is used by `map`, as most do, which waits for every call; Corelane’s threads note their results themselves, so the same without waiting stands beside it (“submit alone”). Bare libraries take no times, keep no records and read no CPU time.',
  ];
}

/**
 * @param {readonly DispatchCase[]} cases
 * @param {Interpreter | null} python
 * @param {boolean} quick
 */
function skippedOf(cases, python, quick) {
  const modules = cases.flatMap(({ bare }) => bare.flatMap(({ module }) => module ?? []));
  const skipped = modules.flatMap((what) => {
    const why = `not installed here: npm install --no-save ${what}`;
    return findLibrary(what) === null ? [{ what, why }] : [];
  });
  if (python === null) skipped.push({ what: 'Python', why: 'no Python from 3.9 on was found' });
  if (quick) skipped.push({ what: 'the other strategies', why: 'left out of --quick' });
  return skipped;
}

/** @param {readonly DispatchCase[]} cases */
function peersOf(cases) {
  const modules = cases.flatMap(({ bare }) => bare.flatMap(({ module }) => module ?? []));
  return ['workerpool', ...modules].flatMap((name) => {
    const library = findLibrary(name);
    return library === null ? [] : [{ name, version: library.version }];
  });
}
