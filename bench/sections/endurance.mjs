// @ts-check
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startChild, withChild } from '../frame/children.mjs';
import { withBundledModules } from '../frame/load-typescript.mjs';
import { defineSection } from '../frame/section.mjs';
import { showNumber } from '../frame/show-number.mjs';
import { excessOf, growthOf } from './endurance/flatness.mjs';
import { STORE_ENTRIES } from './store/recorded-run.mjs';

/** @typedef {import('../frame/section.mjs').SectionContext} SectionContext */
/** @typedef {import('../frame/section.mjs').Figure} Figure */
/** @typedef {import('./endurance/usage.mjs').Usage} Usage */
/** @typedef {{ usage: readonly Usage[], livedS: number, tookS: number }} Life */
/** @typedef {{ name: string, isFlat: boolean, lives: readonly Life[] }} Lived */

const MANY_RUNS = { runs: 60, ticks: 240, workers: 64, readings: 1 };
const ONE_RUN = { runs: 1, ticks: 14_400, workers: 64, readings: 60 };
const QUICK_MANY = { runs: 16, ticks: 40, workers: 16, readings: 1 };
const QUICK_ONE = { runs: 1, ticks: 720, workers: 16, readings: 16 };
const REAL_SECONDS = 3600;
const QUICK_REAL_SECONDS = 30;

/** As for the window in docs/performance.md. */
const FLAT = { atMost: 5, source: 'docs/performance.md' };
const NONE = { atMost: 0, source: 'issue 8' };

/**
 * @param {string} script
 * @param {object} order
 * @param {AbortSignal} signal
 * @returns {Promise<Life>}
 */
async function live(script, order, signal) {
  const file = fileURLToPath(new URL(`endurance/${script}`, import.meta.url));
  const args = ['--expose-gc', file, JSON.stringify(order)];
  const child = startChild(process.execPath, args, { signal, name: script });
  return await withChild(child, (started) => started.json());
}

/**
 * @param {SectionContext} context
 * @param {import('../frame/load-typescript.mjs').BundledModules} modules
 * @returns {Promise<Lived[]>}
 */
async function compressed(context, modules) {
  const { quick, repeats, folder, seed, signal, progress } = context;
  const bundles = {
    history: await modules.fileOf(STORE_ENTRIES.history),
    result: await modules.fileOf(STORE_ENTRIES.result),
    item: await modules.fileOf(STORE_ENTRIES.item),
  };
  const stores = {
    run: await modules.fileOf('renderer/stores/run-store.ts'),
    samples: await modules.fileOf('renderer/stores/sample-store.ts'),
    live: await modules.fileOf('renderer/stores/live-store.ts'),
  };
  const plans = quick ? [QUICK_MANY, QUICK_ONE] : [MANY_RUNS, ONE_RUN];
  const lived = plans.map((plan) => ({ plan, lives: /** @type {Life[]} */ ([]) }));
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const [index, { plan, lives }] of lived.entries()) {
      progress(repeat * plans.length + index, repeats * plans.length, nameOf(plan));
      const own = mkdtempSync(path.join(folder, 'hour-'));
      const order = { ...plan, bundles, stores, folder: own, seed: seed + repeat };
      lives.push(await live('compressed-hour.mjs', order, signal));
      rmSync(own, { recursive: true, force: true });
    }
  }
  return lived.map(({ plan, lives }) => ({ name: nameOf(plan), isFlat: plan.runs > 1, lives }));
}

/** @param {{ runs: number, ticks: number, workers: number }} plan */
function nameOf({ runs, ticks, workers }) {
  const length = ticks % 240 === 0 ? `${ticks / 240} min` : `${ticks / 4} s`;
  return `${runs === 1 ? 'one run' : `${runs} runs`} of ${length}, ${workers} workers, compressed`;
}

/**
 * @param {SectionContext} context
 * @param {import('../frame/load-typescript.mjs').BundledModules} modules
 * @returns {Promise<Lived[]>}
 */
async function real({ quick, realHour, folder, signal, log }, modules) {
  if (!realHour) return [];
  const seconds = quick ? QUICK_REAL_SECONDS : REAL_SECONDS;
  log(`Endurance: ${seconds} s of real runs.`);
  const bundles = {
    engine: await modules.fileOf('main/cli/engine.ts'),
    runtimes: await modules.fileOf('main/runtimes/find-runtimes.ts'),
  };
  const name = `runs of 2 s one after the other, ${seconds} s, real`;
  const life = await live('real-hour.mjs', { bundles, folder, seconds }, signal);
  return [{ name, isFlat: true, lives: [life] }];
}

/**
 * @param {Lived} lived
 * @param {boolean} isLong a few minutes say nothing of what an hour will bring
 * @returns {Figure[]}
 */
function figuresOf({ name, isFlat, lives }, isLong) {
  const base = { subject: 'Corelane', case: name };
  /** @param {(usage: Usage) => number} read */
  const growth = (read) => lives.map(({ usage }) => growthOf(usage, read).percentAnHour);
  /** @param {(usage: Usage) => number} read */
  const excess = (read) => lives.map(({ usage }) => excessOf(usage, read));
  /** @param {(usage: Usage) => number} read */
  const end = (read) => lives.map(({ usage }) => read(usage.at(-1) ?? EMPTY));
  const memory = [
    {
      ...base,
      metric: 'growth of what JavaScript holds, an hour',
      unit: '%',
      values: growth(heldOf),
    },
    {
      ...base,
      metric: 'growth of resident memory, an hour',
      unit: '%',
      values: growth(({ rssMiB }) => rssMiB),
    },
  ];
  return [
    ...(isFlat && isLong ? memory.map((figure) => ({ ...figure, goal: FLAT })) : memory),
    { ...base, metric: 'held by JavaScript in the end', unit: 'MiB', values: end(heldOf) },
    {
      ...base,
      metric: 'more open files and handles in the end',
      unit: 'count',
      values: excess(({ handles }) => handles),
      goal: NONE,
    },
    {
      ...base,
      metric: 'more processes in the end',
      unit: 'count',
      values: excess(({ processes }) => processes),
      goal: NONE,
    },
    {
      ...base,
      metric: 'pace',
      unit: '× real time',
      values: lives.map(({ livedS, tookS }) => livedS / tookS),
    },
  ];
}

const EMPTY = { atS: NaN, heldMiB: NaN, rssMiB: NaN, handles: NaN, processes: NaN };

/** @param {Usage} usage */
const heldOf = ({ heldMiB }) => heldMiB;

/** The slope within one life, with the interval of its own. @param {Lived} lived */
function noteOf({ name, lives }) {
  const [first] = lives;
  const { percentAnHour, ci95 } = growthOf(first?.usage ?? [], heldOf);
  const interval =
    ci95 === null
      ? 'too few readings for an interval'
      : `95 % interval ${showNumber(ci95[0])} … ${showNumber(ci95[1])} %`;
  return `${name}: within the first one what JavaScript holds grew by ${showNumber(percentAnHour)} % an hour (${interval}, Theil and Sen).`;
}

/** @param {readonly Lived[]} all @returns {import('../frame/section.mjs').Curve} */
function curveOf(all) {
  /** @param {(usage: Usage) => number} read */
  const lines = (read, /** @type {string} */ words) =>
    all.map(({ name, lives }) => ({
      name: `${name.split(',')[0]}, ${words}`,
      points: (lives[0]?.usage ?? []).map((usage) => ({ x: usage.atS / 60, y: read(usage) })),
    }));
  return {
    ...{ title: 'Memory over time, the first of each', xLabel: 'minutes lived', yLabel: 'MiB' },
    lines: [...lines(heldOf, 'held'), ...lines(({ rssMiB }) => rssMiB, 'resident')],
  };
}

export const section = defineSection({
  name: 'endurance',
  title: 'Endurance',
  about:
    'An hour of runs at many times real speed, through the history and the stores of the window, and with --real-hour an hour of real ones: memory, open files and processes over time.',
  needs: async () =>
    existsSync('/proc/self/fd') ? null : 'it counts files and processes in /proc of Linux.',
  run: async (context) =>
    await withBundledModules(async (modules) => {
      const all = [...(await compressed(context, modules)), ...(await real(context, modules))];
      const notReal = { what: 'a real hour', why: 'only with --real-hour' };
      return {
        figures: all.flatMap((lived) => figuresOf(lived, !context.quick)),
        ...{ curves: [curveOf(all)], notes: [...all.map(noteOf), ...NOTES] },
        skipped: context.realHour ? [] : [notReal],
      };
    }),
});

const NOTES = [
  'Memory is read after a collection of garbage; the first fifth of the time is left out of growth.',
  'One long run grows by its own samples, up to an hour’s worth; then its older half becomes coarser. Runs one after the other must not.',
  'The window itself, with its drawing, over time: `node bench/window-endurance.mjs`.',
];
