// @ts-check
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startChild, withChild } from '../frame/children.mjs';
import { withBundledModules } from '../frame/load-typescript.mjs';
import { defineSection } from '../frame/section.mjs';
import { STORE_ENTRIES } from './store/recorded-run.mjs';
import { storeFigures, TICKS_A_SECOND, writeCurve } from './store/store-figures.mjs';

/** @typedef {import('../frame/section.mjs').SectionContext} SectionContext */
/** @typedef {import('./store/recorded-run.mjs').StoreBundles} StoreBundles */
/** @typedef {import('./store/store-figures.mjs').Repeat} Repeat */
/** @typedef {import('./store/store-figures.mjs').Sizes} Sizes */
/** @typedef {import('./store/store-process.mjs').StoreOrder} StoreOrder */

const LONG = { workers: 64, ticks: 3600 * TICKS_A_SECOND, runs: 1, tasks: 0 };
const MANY = { workers: 8, ticks: 60 * TICKS_A_SECOND, runs: 100, tasks: 0 };
const TASKS = { workers: 16, ticks: 0, runs: 1, tasks: 1_000_000 };
const QUICK_SHARE = 40;

/** @param {SectionContext} context @returns {Sizes} */
function sizesOf({ quick, seed }) {
  const share = quick ? QUICK_SHARE : 1;
  return {
    long: { ...LONG, ticks: LONG.ticks / share, seed },
    many: { ...MANY, ticks: MANY.ticks / share, seed },
    tasks: { ...TASKS, tasks: TASKS.tasks / share, seed },
  };
}

/**
 * @param {StoreOrder} order
 * @param {AbortSignal} signal
 */
async function byProcess(order, signal) {
  const script = fileURLToPath(new URL('store/store-process.mjs', import.meta.url));
  const args = [script, JSON.stringify(order)];
  const child = startChild(process.execPath, args, { signal, name: 'history' });
  return await withChild(child, (started) => started.json());
}

/**
 * One after the other, each in a process of its own: a long run is recorded and read again, many runs are opened, very
 * many tasks are kept.
 * @param {SectionContext} context
 * @param {Sizes} sizes
 * @param {StoreBundles} bundles
 * @returns {Promise<Repeat[]>}
 */
async function measureAll({ repeats, folder, signal, progress }, { long, many, tasks }, bundles) {
  const manyPath = path.join(folder, 'many.db');
  await byProcess({ ...many, bundles, what: 'fill', path: manyPath }, signal);
  const measured = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    progress(repeat, repeats, 'recording and reading again');
    const place = path.join(folder, `run-${repeat}.db`);
    const tasksPlace = path.join(folder, `tasks-${repeat}.db`);
    const record = await byProcess({ ...long, bundles, what: 'record', path: place }, signal);
    const read = await byProcess({ ...long, bundles, what: 'read', path: place }, signal);
    const list = await byProcess({ ...many, bundles, what: 'list', path: manyPath }, signal);
    const kept = await byProcess({ ...tasks, bundles, what: 'tasks', path: tasksPlace }, signal);
    for (const file of [place, tasksPlace]) rmSync(file, { force: true });
    measured.push({ record, read, list, tasks: kept });
  }
  return measured;
}

export const section = defineSection({
  name: 'store',
  title: 'History',
  about:
    'The history on disk, by its own functions: what a long run with many workers takes to write, how large it is, and how long it and many runs take to open.',
  run: async (context) => {
    const sizes = sizesOf(context);
    return await withBundledModules(async (modules) => {
      const bundles = {
        history: await modules.fileOf(STORE_ENTRIES.history),
        result: await modules.fileOf(STORE_ENTRIES.result),
        item: await modules.fileOf(STORE_ENTRIES.item),
      };
      const measured = await measureAll(context, sizes, bundles);
      const figures = storeFigures(measured, sizes, !context.quick);
      return { figures, curves: [writeCurve(measured, sizes.long)], notes: NOTES };
    });
  },
});

const NOTES = [
  'Samples are made up, with the noise of real ones: times in nanoseconds, memory in pages, a third of the workers revised at every tick. Each sample is of one worker at one tick.',
  'Written in pieces of 16 ticks (4 s), as the app does; the last one and the closing count. Opened in a fresh process each time, with the file in the page cache; the start of the process does not count.',
];
