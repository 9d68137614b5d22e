// @ts-check
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureBuilt } from '../../scripts/build.mjs';
import { describeEnd, lastLines, run } from '../../scripts/child-processes.mjs';
import { findPython } from '../../scripts/find-python.mjs';
import { REPOSITORY } from '../../scripts/repository.mjs';
import { medianOf } from '../frame/estimate.mjs';
import { withBundledModules } from '../frame/load-typescript.mjs';
import { findPidstat, findPsutil } from '../frame/peers.mjs';
import { defineSection } from '../frame/section.mjs';
import { burnCases } from './accuracy/cases.mjs';
import { coresUsedIn, errorsOf } from './accuracy/truth.mjs';
import { watchBurner } from './accuracy/watch-burner.mjs';

/** @typedef {import('../frame/section.mjs').SectionContext} SectionContext */
/** @typedef {import('../frame/section.mjs').Figure} Figure */
/** @typedef {import('./accuracy/cases.mjs').BurnCase} BurnCase */
/** @typedef {import('./accuracy/watch-burner.mjs').Burnt} Burnt */
/** @typedef {import('./accuracy/watch-burner.mjs').View} View */

const SECONDS = 5;
const QUICK_SECONDS = 1.6;
const PROGRAM_CPU_S = 1;
const QUICK_PROGRAM_CPU_S = 0.3;

const MEAN = 'error of the mean over the work, greatest of the workers';
const TICKS = 'error of single ticks of 250 ms, 95th percentile, greatest of the workers';
const TOTAL = 'error of the CPU time of all processes';
/** What may lie between the samples of a run and its own account. */
const MOST_PERCENT = 3;
const MOST_MS_A_PROCESS = 20;
const GOAL_SOURCE = 'design §6: 3 %, or 20 ms a process';

/**
 * @param {string} subject
 * @param {BurnCase} burnCase
 * @param {readonly (View | null)[]} views one each repeat
 * @param {readonly Burnt[]} truths
 * @returns {Figure[]}
 */
function viewFigures(subject, burnCase, views, truths) {
  const isPeer = subject !== 'Corelane';
  const base = { subject, case: burnCase.name, isPeer };
  const errors = views.map((view, repeat) => workerErrors(view, truths[repeat]));
  const totals = views.map((view, repeat) =>
    percentOff(view?.cpuMs ?? NaN, truths[repeat]?.cpuMs ?? NaN),
  );
  const total = { ...base, metric: TOTAL, unit: '%', values: totals };
  const processes = burnCase.kind === 'processes' ? burnCase.duties.length + 1 : 1;
  const truthsMs = truths.map(({ cpuMs }) => cpuMs);
  const ofAll = isPeer ? total : { ...total, goal: totalGoal(truthsMs, processes) };
  if (burnCase.kind === 'tree') return [ofAll];
  return [
    { ...base, metric: MEAN, unit: 'points', values: errors.map(({ mean }) => mean) },
    { ...base, metric: TICKS, unit: 'points', values: errors.map(({ ticks }) => ticks) },
    ofAll,
  ];
}

/** @param {readonly number[]} truthsMs CPU time, each repeat @param {number} processes */
function totalGoal(truthsMs, processes) {
  const stepsPercent = (100 * MOST_MS_A_PROCESS * processes) / medianOf(truthsMs);
  return { atMost: Math.max(MOST_PERCENT, stepsPercent), source: GOAL_SOURCE };
}

/** @param {View | null} view @param {Burnt | undefined} truth */
function workerErrors(view, truth) {
  const errors = (truth?.traces ?? []).map((trace, worker) =>
    errorsOf(view?.workers[worker] ?? [], trace),
  );
  return {
    mean: greatest(errors.map(({ meanPoints }) => meanPoints)),
    ticks: greatest(errors.map(({ p95Points }) => p95Points)),
  };
}

/** NaN unless all are known: an unknown one may be the greatest. @param {readonly number[]} values */
function greatest(values) {
  return values.length === 0 ? NaN : Math.max(...values);
}

/** @param {number} seen @param {number} truth */
function percentOff(seen, truth) {
  return (100 * Math.abs(seen - truth)) / truth;
}

/** @param {BurnCase} burnCase @param {readonly Burnt[]} burnt @returns {Figure[]} */
function pidstatFigures(burnCase, burnt) {
  if (burnt.every(({ pidstat }) => pidstat === null)) return [];
  const values = burnt.map(({ pidstat, traces }) =>
    greatest(
      traces.map((trace, worker) => {
        const span = { fromNs: trace[0]?.[0] ?? NaN, toNs: trace.at(-1)?.[0] ?? NaN };
        return 100 * Math.abs((pidstat?.[worker] ?? NaN) - coresUsedIn(trace, span));
      }),
    ),
  );
  return [
    { subject: 'pidstat', case: burnCase.name, metric: MEAN, unit: 'points', isPeer: true, values },
  ];
}

/**
 * The result of a whole run: `corelane exec` of a program that keeps its own account.
 * @param {SectionContext} context
 * @param {string} python
 * @returns {Promise<Figure>}
 */
async function programFigure({ folder, repeats, quick, signal }, python) {
  const program = fileURLToPath(new URL('accuracy/known_program.py', import.meta.url));
  const values = [];
  const truthsMs = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const file = path.join(folder, `account-${repeat}.json`);
    const cpuS = String(quick ? QUICK_PROGRAM_CPU_S : PROGRAM_CPU_S);
    const exec = [path.join(REPOSITORY, 'out', 'main', 'cli.js'), 'exec', '--no-history', '--json'];
    const outcome = await run(process.execPath, [...exec, '--', python, program, file, cpuS], {
      signal,
    });
    if (outcome.exitCode !== 0) {
      throw new Error(`corelane exec ${describeEnd(outcome)}: ${lastLines(outcome, 5)}`);
    }
    const { cpuMs } = JSON.parse(outcome.stdout);
    const truthMs = JSON.parse(readFileSync(file, 'utf8')).cpuMs;
    truthsMs.push(truthMs);
    values.push(percentOff((cpuMs?.user ?? NaN) + (cpuMs?.system ?? NaN), truthMs));
  }
  const name = 'a program of two processes, result of `corelane exec`';
  return {
    subject: 'Corelane',
    case: name,
    metric: TOTAL,
    unit: '%',
    values,
    goal: totalGoal(truthsMs, 2),
  };
}

/** @param {SectionContext} context @param {Omit<Parameters<typeof watchBurner>[1], 'seconds' | 'signal'>} parts */
async function measureAll({ quick, repeats, signal, progress }, parts) {
  const cases = burnCases(quick);
  const seconds = quick ? QUICK_SECONDS : SECONDS;
  /** @type {Map<BurnCase, Burnt[]>} */
  const burnt = new Map(cases.map((burnCase) => [burnCase, []]));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [index, burnCase] of cases.entries()) {
      progress(repeat * cases.length + index, repeats * cases.length, burnCase.name);
      burnt.get(burnCase)?.push(await watchBurner(burnCase, { ...parts, seconds, signal }));
    }
  }
  return burnt;
}

/** @param {readonly Figure[]} figures @returns {import('../frame/section.mjs').Curve} */
function curveOf(figures) {
  const ofDuty = figures.filter(
    (figure) => figure.metric === MEAN && figure.case.startsWith('one thread'),
  );
  const names = [...new Set(ofDuty.map(({ subject }) => subject))];
  return {
    ...{ title: 'One thread, known share of a core', xLabel: '% of a core burnt' },
    yLabel: 'error of the mean over the work, points: all repeats',
    lines: names.map((name) => ({
      ...{ name, isPeer: name !== 'Corelane' },
      points: ofDuty
        .filter(({ subject }) => subject === name)
        .map((figure) => ({ x: Number(/\d+/.exec(figure.case)?.[0]), ...middleOf(figure.values) })),
    })),
  };
}

/** @param {readonly number[]} values */
function middleOf(values) {
  const sorted = values.filter(Number.isFinite).sort((left, right) => left - right);
  const y = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  return { y, low: sorted[0] ?? NaN, high: sorted.at(-1) ?? NaN };
}

export const section = defineSection({
  name: 'accuracy',
  title: 'Accuracy',
  about:
    'How far what is shown lies from what was burnt: workers that use a known share of a core by the CPU clock of their own thread (the kernel’s account), watched by all at once.',
  needs: async () => {
    if (!existsSync('/proc/self/schedstat')) return 'it reads /proc of Linux, schedstat included.';
    return (await findPython()) === undefined ? 'there is no Python to burn CPU.' : null;
  },
  run: async (context) => {
    const python = (await findPython())?.executable ?? '';
    const found = { psutil: await findPsutil(), pidstat: await findPidstat() };
    const [psutil, pidstat] = [found.psutil.peer, found.pidstat.peer];
    await ensureBuilt();
    return await withBundledModules(async (modules) => {
      const bundle = await modules.fileOf('main/monitor/sampler.ts');
      const burnt = await measureAll(context, { python, bundle, psutil, pidstat });
      const figures = [...burnt].flatMap(([burnCase, all]) => [
        ...viewFigures(
          'Corelane',
          burnCase,
          all.map(({ corelane }) => corelane),
          all,
        ),
        ...(psutil === null
          ? []
          : viewFigures(
              'psutil',
              burnCase,
              all.map((each) => each.psutil),
              all,
            )),
        ...pidstatFigures(burnCase, all),
      ]);
      return {
        figures: [...figures, await programFigure(context, python)],
        ...{ curves: [curveOf(figures)], notes: NOTES },
        peers: [psutil, pidstat].filter((peer) => peer !== null),
        skipped: Object.entries(found).flatMap(([what, each]) =>
          each.peer === null ? [{ what, why: each.why }] : [],
        ),
      };
    });
  },
});

const NOTES = [
  'The names say what share was asked for; what is seen is held against what each worker really got.',
  'A tick is held against what was burnt between its beginning and that of the one before; the workers are read up to a few milliseconds later, which is in the error.',
  'psutil reads at the same 4 ticks a second, in steps of 10 ms. pidstat tells only its own mean over whole seconds, rounded to 0.01 %, which is held against the mean over all the work.',
  'Of processes that live for 20 ms there are no ticks of a worker: what counts is whether their CPU time is in the total. psutil: the parent’s times with those of the children it has waited for.',
];
