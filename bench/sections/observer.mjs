// @ts-check
import { mkdtemp } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { ensureBuilt } from '../../scripts/build.mjs';
import { estimate, LEAST_FOR_INTERVAL, medianOf } from '../frame/estimate.mjs';
import { interleave } from '../frame/interleave.mjs';
import { defineSection } from '../frame/section.mjs';
import { withBurner } from './observer/burner-process.mjs';
import { corelaneWatchers } from './observer/corelane-watchers.mjs';
import { peerWatchers } from './observer/peer-watchers.mjs';
import { allowedPoints, slowDownPoints, whyUnmeasurable } from './observer/slow-down.mjs';
import { nobody } from './observer/watcher.mjs';
import { ownChild, treeCpuMs } from './processes/process-tree.mjs';

/**
 * @typedef {import('../frame/section.mjs').SectionContext} SectionContext
 * @typedef {import('../frame/section.mjs').Figure} Figure
 * @typedef {import('./observer/watcher.mjs').Watcher} Watcher
 * @typedef {import('./observer/watcher.mjs').Scene} Scene
 * @typedef {import('./observer/burner-process.mjs').Burner} Burner
 */

/**
 * What one watch took away, and what the watcher used itself. NaN: there is no such process.
 * @typedef {{ points: number, cores: number, displayCores: number }} Cost
 */

/** @typedef {{ watcher: Watcher, costs: readonly Cost[] }} Measured */

/**
 * settle: until a watcher has started up; rest: until nothing of it is left.
 * @typedef {{ spanMs: number, settleMs: number, restMs: number }} Pace
 */

const FULL = { spanMs: 10_000, settleMs: 5_000, restMs: 1_500 };
const QUICK = { spanMs: 700, settleMs: 1_000, restMs: 200 };
const QUICK_WATCHERS = ['nobody', 'Corelane, command line', 'btop'];

/** So that intervals of a median become narrower than a point, also on a machine that is shared. */
const USUAL_REPEATS = 12;

const SLOW_DOWN = 'slow-down, in points of the work done';
const CORES = 'cores used by the watcher';
const DISPLAY_CORES = 'cores used by its display server';

const GOAL_SOURCE = 'design §9: the watcher’s cores ÷ all cores, and 1 point';

export const section = defineSection({
  name: 'observer',
  title: 'What watching takes away from what is watched',
  about:
    'A program that keeps all cores busy counts what it gets done, watched in turn by nobody, Corelane and others, each time compared with right before and after.',
  needs: () =>
    Promise.resolve(
      process.platform === 'linux'
        ? null
        : 'the CPU time of watchers is read from /proc: Linux only',
    ),
  usualRepeats: USUAL_REPEATS,
  run: runSection,
});

/** @param {SectionContext} context */
async function runSection(context) {
  await ensureBuilt();
  const { watchers, skipped } = await choose(context.quick);
  const cores = availableParallelism();
  const costs = await withBurner({ threads: cores, signal: context.signal }, (burner) =>
    watchInTurn(watchers, burner, context, cores),
  );
  const all = [...costs].map(([watcher, each]) => ({ watcher, costs: each }));
  return {
    figures: all.flatMap((each) => figuresOf(each, cores)),
    notes: [...notesOf(watchers), ...unmeasurable(all)],
    skipped,
    peers: watchers.flatMap(({ name, version }) => (version === null ? [] : [{ name, version }])),
  };
}

/** @param {boolean} quick */
async function choose(quick) {
  /** @type {Watcher[]} */
  const watchers = [];
  /** @type {import('../frame/section.mjs').Skipped[]} */
  const skipped = [];
  for (const { name, find } of [nobody, ...corelaneWatchers, ...peerWatchers]) {
    const isLeftOut = quick && !QUICK_WATCHERS.includes(name);
    const found = isLeftOut ? { why: 'left out of --quick' } : await find();
    if ('why' in found) skipped.push({ what: name, why: found.why });
    else watchers.push(found);
  }
  return { watchers, skipped };
}

/**
 * @param {readonly Watcher[]} watchers
 * @param {Burner} burner
 * @param {SectionContext} context
 * @param {number} threads
 * @returns {Promise<Map<Watcher, Cost[]>>}
 */
async function watchInTurn(watchers, burner, context, threads) {
  const { folder, signal } = context;
  const pace = context.quick ? QUICK : FULL;
  let unwatched = await burner.rate(pace.spanMs);
  let done = 0;
  return interleave(watchers, context, async (watcher) => {
    context.progress(done, watchers.length * context.repeats, watcher.name);
    done += 1;
    const own = await mkdtemp(path.join(folder, 'watch-'));
    const scene = { pid: burner.pid, threads, folder: own, signal };
    const { rate, ...used } = await watchOnce(watcher, scene, burner, pace);
    await delay(pace.restMs, undefined, { signal });
    const before = unwatched;
    unwatched = await burner.rate(pace.spanMs);
    return { points: slowDownPoints({ before, watched: rate, after: unwatched }), ...used };
  });
}

/**
 * @param {Watcher} watcher
 * @param {Scene} scene
 * @param {Burner} burner
 * @param {Pace} pace
 */
async function watchOnce({ name, watch }, scene, burner, { settleMs, spanMs }) {
  let seen = { rate: NaN, cores: NaN, displayCores: NaN };
  await watch(scene, async (watcherPid) => {
    await delay(settleMs, undefined, { signal: scene.signal });
    const roots = { watcherPid, displayPid: watcherPid === null ? null : ownChild('Xvfb') };
    const [startedMs, before] = [performance.now(), cpuOf(roots)];
    const rate = await burner.rate(spanMs);
    const [elapsedMs, after] = [performance.now() - startedMs, cpuOf(roots)];
    if (watcherPid !== null && Number.isNaN(after.watcherMs)) {
      throw new Error(`${name} ended before it was told to.`);
    }
    seen = {
      rate,
      cores: (after.watcherMs - before.watcherMs) / elapsedMs,
      displayCores: (after.displayMs - before.displayMs) / elapsedMs,
    };
  });
  return seen;
}

/** @param {{ watcherPid: number | null, displayPid: number | null }} roots */
function cpuOf({ watcherPid, displayPid }) {
  return {
    watcherMs: watcherPid === null ? NaN : treeCpuMs(watcherPid),
    displayMs: displayPid === null ? NaN : treeCpuMs(displayPid),
  };
}

/**
 * @param {Measured} measured
 * @param {number} cores
 * @returns {Figure[]}
 */
function figuresOf({ watcher: { name, isPeer }, costs }, cores) {
  const about = { subject: name, case: `${cores} busy threads on ${cores} cores`, isPeer };
  const points = costs.map((cost) => cost.points);
  const used = costs.map((cost) => cost.cores);
  const atMost = allowedPoints(medianOf(used), cores);
  // Nobody uses no cores, and has nothing to keep.
  const isJudged = !isPeer && Number.isFinite(atMost) && whyUnmeasurable(estimate(points)) === null;
  const goal = isJudged ? { goal: { atMost, source: GOAL_SOURCE } } : {};
  const shown = costs.map((cost) => cost.displayCores);
  const figures = [
    { ...about, metric: SLOW_DOWN, unit: 'points', values: points, ...goal },
    { ...about, metric: CORES, unit: 'cores', values: used },
    { ...about, metric: DISPLAY_CORES, unit: 'cores', values: shown },
  ];
  return figures.filter(({ values }) => values.some(Number.isFinite));
}

/** @param {readonly Watcher[]} watchers */
function notesOf(watchers) {
  return [
    'Each slow-down is against the mean of the same program unwatched right before and right after. That of nobody tells how exact the others are.',
    'The cores that a watcher uses are those of its process and all below it. The display server of a window stands by itself; the program that stands in for a terminal is not counted.',
    ...watchers.map(({ name, how }) => `${name}: ${how}.`),
  ];
}

/** @param {readonly Measured[]} all */
function unmeasurable(all) {
  if (all.every(({ costs }) => costs.length < LEAST_FOR_INTERVAL)) {
    return ['Too few repeats for intervals: no slow-down is judged.'];
  }
  return all.flatMap(({ watcher, costs }) => {
    const why = whyUnmeasurable(estimate(costs.map(({ points }) => points)));
    return why === null ? [] : [`Slow-down by ${watcher.name}: ${why}.`];
  });
}
