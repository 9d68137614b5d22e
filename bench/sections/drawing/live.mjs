// @ts-check
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { startRemembered, withAppWindow } from '../../../scripts/app-window.mjs';
import { findPython } from '../../../scripts/find-python.mjs';
import { medianOf } from '../../frame/estimate.mjs';
import { countLongTasks, takeLongTasks } from '../../window/page-probes.mjs';
import { openSession, workDuring } from './page-work.mjs';

/**
 * @typedef {import('../../frame/section.mjs').SectionContext} SectionContext
 * @typedef {import('../../frame/section.mjs').Figure} Figure
 * @typedef {import('../../frame/section.mjs').Curve} Curve
 * @typedef {{ scriptMsPerS: number, workMsPerS: number, longestTaskMs: number }} Watched
 */

const WINDOW = { width: 1280, height: 800 };
const WORKERS = [1, 16, 64, 256];
const FEW_WORKERS = [16];

const FULL = { settleMs: 5_000, spanMs: 5_000 };
const QUICK = { settleMs: 1_000, spanMs: 2_000 };

/** The most that a run takes, of a second each: longer than anybody watches. */
const TASKS = 100_000;
const SLEEP_MS = 1_000;

/** @type {readonly { metric: string, unit: string, valueOf: (watched: Watched) => number }[]} */
const METRICS = [
  { metric: 'work of the page a second, live', unit: 'ms', valueOf: (each) => each.workMsPerS },
  { metric: 'script a second, live', unit: 'ms', valueOf: (each) => each.scriptMsPerS },
  { metric: 'longest task above 50 ms, live', unit: 'ms', valueOf: (each) => each.longestTaskMs },
];

/**
 * Real threads that sleep, while the window shows them.
 * @param {SectionContext} context
 * @returns {Promise<{ figures: Figure[], curves: Curve[] }>}
 */
export async function measureLive(context) {
  const counts = context.quick ? FEW_WORKERS : WORKERS;
  /** @type {Map<number, Watched[]>} */
  const seen = new Map();
  for (const [index, workers] of counts.entries()) {
    context.progress(index, counts.length, `${workers} workers, live`);
    seen.set(workers, await watch(workers, context));
  }
  return { figures: figuresOf(seen), curves: context.quick ? [] : [curveOf(seen)] };
}

/**
 * @param {number} workers
 * @param {SectionContext} context
 * @returns {Promise<Watched[]>} one span each repeat, in one run
 */
async function watch(workers, { folder, quick, repeats, signal }) {
  const { settleMs, spanMs } = quick ? QUICK : FULL;
  const kind = (await findPython()) === undefined ? 'Node.js' : 'Python';
  const options = { folder: path.join(folder, `live-${workers}`), settings: settingsFor(workers) };
  return withAppWindow({ ...options, size: WINDOW }, async (page) => {
    await startRemembered(page, kind);
    await page.getByRole('region', { name: 'Timeline' }).waitFor();
    await delay(settleMs, undefined, { signal });
    const session = await openSession(page);
    await countLongTasks(page);
    /** @type {Watched[]} */
    const watched = [];
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      const work = await workDuring(session, () => delay(spanMs, undefined, { signal }));
      watched.push(perSecond(work, await takeLongTasks(page)));
    }
    return watched;
  });
}

/** @param {number} workers */
function settingsFor(workers) {
  const parameters = { sleep: { tasks: TASKS, size: SLEEP_MS } };
  const launch = { workload: 'sleep', strategy: 'threads', workers, parameters, timeLimitS: 3600 };
  return { theme: 'light', launch };
}

/**
 * @param {import('./page-work.mjs').PageWork} work
 * @param {readonly number[]} longTasksMs
 * @returns {Watched}
 */
export function perSecond({ elapsedMs, scriptMs, workMs }, longTasksMs) {
  const seconds = elapsedMs / 1000;
  return {
    scriptMsPerS: scriptMs / seconds,
    workMsPerS: workMs / seconds,
    longestTaskMs: Math.max(0, ...longTasksMs),
  };
}

/** @param {ReadonlyMap<number, Watched[]>} seen @returns {Figure[]} */
function figuresOf(seen) {
  return METRICS.flatMap(({ metric, unit, valueOf }) =>
    [...seen].map(([workers, each]) => ({
      subject: 'Corelane',
      case: `${workers} sleeping threads`,
      metric,
      unit,
      values: each.map(valueOf),
    })),
  );
}

/** @param {ReadonlyMap<number, Watched[]>} seen @returns {Curve} */
function curveOf(seen) {
  return {
    title: 'Work of the page a second while a run is live, by workers',
    xLabel: 'workers',
    yLabel: 'ms a second',
    isLogX: true,
    lines: [
      {
        name: 'work of the page',
        points: [...seen].map(([workers, each]) => ({
          x: workers,
          y: medianOf(each.map(({ workMsPerS }) => workMsPerS)),
        })),
      },
    ],
  };
}
