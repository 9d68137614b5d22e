// @ts-check
import { existsSync } from 'node:fs';

import { findPython } from '../../scripts/find-python.mjs';
import { withChild } from '../frame/children.mjs';
import { estimate } from '../frame/estimate.mjs';
import { fitLine } from '../frame/fit-line.mjs';
import { interleave } from '../frame/interleave.mjs';
import { withBundledModules } from '../frame/load-typescript.mjs';
import { findPackage, findPidstat, findPsutil } from '../frame/peers.mjs';
import { defineSection } from '../frame/section.mjs';
import { readyTargets, startTargets } from './sampler/targets.mjs';
import {
  corelaneWatchers,
  pidstatWatcher,
  pidusageWatcher,
  psutilWatcher,
  systeminformationWatcher,
} from './sampler/watchers.mjs';

/** @typedef {import('../frame/section.mjs').SectionContext} SectionContext */
/** @typedef {import('../frame/section.mjs').Figure} Figure */
/** @typedef {import('./sampler/targets.mjs').TargetPlan} TargetPlan */
/** @typedef {import('./sampler/watchers.mjs').Watcher} Watcher */
/** @typedef {{ plan: TargetPlan, watcher: Watcher, microsATick: readonly number[] }} Measured */

const SIZES = [1, 8, 64, 256, 512];
const QUICK_SIZES = [8, 64];
const BUSY_SIZES = [1, 8];
/** A monitor runs for hours: with fewer warm-up ticks half of what is measured is V8 that still compiles. */
const PACE = { tickMs: 250, ticks: 12, warmUpTicks: 300, warmUpPace: 100 };
const QUICK_PACE = { tickMs: 100, ticks: 3, warmUpTicks: 40, warmUpPace: 50 };

const METRIC = 'CPU time a worker and tick';
/** With fewer workers most of a tick is the reading of the machine and of Corelane itself. */
const LEAST_JUDGED = 64;
const GOAL_SOURCE = 'design §9';
/** Of a thread, its states included. */
const MOST_MICROS_A_THREAD = 15;

/** @param {TargetPlan} plan */
function caseName({ kind, workers, isBusy }) {
  const what = workers === 1 ? kind.slice(0, kind === 'threads' ? -1 : -2) : kind;
  return `${workers} ${isBusy ? 'busy' : 'sleeping'} ${what}`;
}

/** @param {boolean} quick @returns {TargetPlan[]} */
function plansOf(quick) {
  return /** @type {const} */ (['processes', 'threads']).flatMap((kind) => [
    ...(quick ? QUICK_SIZES : SIZES).map((workers) => ({ kind, workers, isBusy: false })),
    ...(quick ? [] : BUSY_SIZES).map((workers) => ({ kind, workers, isBusy: true })),
  ]);
}

async function findPeers() {
  const found = {
    psutil: await findPsutil(),
    pidstat: await findPidstat(),
    systeminformation: findPackage('systeminformation'),
    pidusage: findPackage('pidusage'),
  };
  const peers = Object.values(found).flatMap(({ peer }) => (peer === null ? [] : [peer]));
  const skipped = Object.entries(found).flatMap(([what, peer]) =>
    peer.peer === null ? [{ what, why: peer.why }] : [],
  );
  return { found, peers, skipped };
}

/**
 * @param {Awaited<ReturnType<typeof findPeers>>['found']} found
 * @param {string} bundle
 * @param {boolean} quick
 */
function watchersFor({ psutil, pidstat, systeminformation }, bundle, quick) {
  const forBoth = [
    ...corelaneWatchers(bundle),
    ...(psutil.peer === null ? [] : [psutilWatcher(psutil.peer)]),
  ];
  const forProcesses = [
    pidusageWatcher(),
    ...(systeminformation.peer === null ? [] : [systeminformationWatcher(systeminformation.peer)]),
  ];
  const slow = pidstat.peer === null ? [] : [pidstatWatcher(pidstat.peer)];
  return (/** @type {TargetPlan} */ { kind, workers }) => [
    ...forBoth,
    ...(kind === 'processes' ? forProcesses : []),
    ...(quick && workers < LEAST_JUDGED ? [] : slow),
  ];
}

/**
 * @param {SectionContext} context
 * @param {string} python
 * @param {(plan: TargetPlan) => readonly Watcher[]} watchersOf
 * @returns {Promise<Measured[]>}
 */
async function measureAll(context, python, watchersOf) {
  const plans = plansOf(context.quick);
  const pace = context.quick ? QUICK_PACE : PACE;
  const total = plans.reduce((sum, plan) => sum + watchersOf(plan).length * context.repeats, 0);
  /** @type {Measured[]} */
  const measured = [];
  let done = 0;
  for (const plan of plans) {
    const { signal } = context;
    await withChild(startTargets(plan, { python, signal }), async (child) => {
      const targets = await readyTargets(child, plan);
      const all = await interleave(watchersOf(plan), context, async (watcher) => {
        context.progress((done += 1), total, `${caseName(plan)}, ${watcher.name}`);
        const order = { ...targets, ...pace, kind: plan.kind };
        const { cpuMicros, ticks } = await watcher.measure(order, signal);
        return cpuMicros / ticks;
      });
      for (const [watcher, microsATick] of all) measured.push({ plan, watcher, microsATick });
    });
  }
  return measured;
}

/** @param {Measured} measured @returns {Figure} */
function figureOf({ plan, watcher, microsATick }) {
  const isJudged = !watcher.isPeer && !plan.isBusy && plan.workers >= LEAST_JUDGED;
  const figure = {
    ...{ subject: watcher.name, case: caseName(plan), metric: METRIC, unit: 'µs' },
    ...{ isPeer: watcher.isPeer, values: microsATick.map((micros) => micros / plan.workers) },
  };
  if (watcher.isPeer) return figure;
  if (plan.kind === 'threads') {
    const goal = { atMost: MOST_MICROS_A_THREAD, source: GOAL_SOURCE };
    return isJudged ? { ...figure, goal } : figure;
  }
  const goal = { atMost: 1, source: GOAL_SOURCE };
  const compared = { ...figure, ratioTo: 'pidusage', goalOf: /** @type {const} */ ('ratio') };
  return isJudged ? { ...compared, goal } : compared;
}

/**
 * Cost of a tick = fixed + each · workers, fitted within each repeat over the sleeping ones.
 * @param {readonly Measured[]} measured
 * @returns {Figure[]}
 */
function growthFigures(measured) {
  const asleep = measured.filter(({ plan }) => !plan.isBusy);
  return [...grouped(asleep).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const fits = first.microsATick.map((_, repeat) =>
      fitLine(
        group.map(({ plan, microsATick }) => ({ x: plan.workers, y: microsATick[repeat] ?? NaN })),
      ),
    );
    const sizes = group.map(({ plan }) => plan.workers);
    const base = {
      ...{ subject: first.watcher.name, isPeer: first.watcher.isPeer, unit: 'µs' },
      case: `${Math.min(...sizes)} … ${Math.max(...sizes)} ${first.plan.kind}`,
    };
    return [
      {
        ...base,
        metric: 'CPU time a tick, fixed part (fitted)',
        values: fits.map(({ fixed }) => fixed),
      },
      {
        ...base,
        metric: 'CPU time a tick for each further worker (fitted)',
        values: fits.map(({ each }) => each),
      },
    ];
  });
}

/** @param {Measured} measured */
const keyOf = ({ plan, watcher }) => `${plan.kind} ${watcher.name}`;

/** @param {readonly Measured[]} measured */
function grouped(measured) {
  /** @type {Map<string, Measured[]>} */
  const groups = new Map();
  for (const each of measured) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}

/** @param {readonly Measured[]} measured @returns {import('../frame/section.mjs').Curve[]} */
function curvesOf(measured) {
  return /** @type {const} */ (['processes', 'threads']).map((kind) => {
    const asleep = measured.filter(({ plan }) => plan.kind === kind && !plan.isBusy);
    const lines = [...grouped(asleep).values()].map((group) => ({
      ...{ name: group[0]?.watcher.name ?? '', isPeer: group[0]?.watcher.isPeer ?? false },
      points: group.map(({ plan, microsATick }) => {
        const { median, ci95 } = estimate(microsATick.map((micros) => micros / plan.workers));
        const interval = ci95 === null ? {} : { low: ci95[0], high: ci95[1] };
        return { x: plan.workers, y: median, ...interval };
      }),
    }));
    return {
      ...{ title: `${METRIC}, sleeping ${kind}`, lines, isLogX: true, isLogY: true },
      ...{ xLabel: kind, yLabel: 'µs' },
    };
  });
}

export const section = defineSection({
  name: 'sampler',
  title: 'Sampler',
  about:
    'CPU time that one tick of Corelane’s sampler takes, a worker: the sampler alone in a plain Node.js process, at 4 ticks a second, against programs that read the same processes and threads at the same pace.',
  needs: async () => {
    if (!existsSync('/proc/self/schedstat')) return 'it reads /proc of Linux, schedstat included.';
    return (await findPython()) === undefined ? 'there is no Python to be watched.' : null;
  },
  run: async (context) => {
    const python = (await findPython())?.executable ?? '';
    const { found, peers, skipped } = await findPeers();
    return await withBundledModules(async (modules) => {
      const bundle = await modules.fileOf('main/monitor/sampler.ts');
      const measured = await measureAll(context, python, watchersFor(found, bundle, context.quick));
      return {
        figures: [...measured.map(figureOf), ...growthFigures(measured)],
        ...{ peers, skipped, curves: curvesOf(measured), notes: NOTES },
      };
    });
  },
});

const NOTES = [
  'Corelane reads of each worker CPU time, memory, the states of its thread and context switches, and with every tick the cores, the pressure and itself; visible also PSS, at most for 5 % of the tick. pidusage reads CPU time and memory of processes, psutil the same with the times of threads, pidstat CPU time and memory.',
  'Processes have one thread each and a parent, which all read too. systeminformation lists all processes of the machine, at a tick of 600 ms, as it answers sooner from memory; pidstat ticks once a second, the least it takes.',
  `Goals are held against ${LEAST_JUDGED} workers and more: with few, most of a tick is what Corelane reads of the machine and of itself, the fixed part below.`,
  'Fixed and further: least squares of relative errors over all numbers of sleeping workers, within each repeat.',
];
