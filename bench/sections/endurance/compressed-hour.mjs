// @ts-check
// A process that lives through an hour of runs at many times real speed: samples and tasks go through the history and
// through the window's own stores, which draw as often as they would. Prints what it held over time.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { loadStore, resultOf } from '../store/recorded-run.mjs';
import { pooledTasks, SyntheticRun } from '../store/synthetic-run.mjs';
import { readUsage } from './usage.mjs';
import { VirtualTime } from './virtual-time.mjs';

/** @typedef {import('../../../contract/task-times.ts').TaskTimes} TaskTimes */
/** @typedef {import('../../../contract/task-times.ts').TaskTimesPart} TaskTimesPart */

/**
 * @typedef {object} HourOrder
 * @property {import('../store/recorded-run.mjs').StoreBundles} bundles
 * @property {{ run: string, samples: string, live: string }} stores bundled modules of the window
 * @property {string} folder
 * @property {number} runs one after the other
 * @property {number} ticks of each
 * @property {number} workers
 * @property {number} readings of what it holds, in each run
 * @property {number} seed
 */

/** @type {HourOrder} */
const order = JSON.parse(process.argv[2] ?? '');
const TICK_MS = 250;
const TICKS_A_CHUNK = 16;
/** About 30 a second: some 100,000 in an hour. */
const TASKS_A_TICK = 8;

const startedMs = performance.now();
const time = new VirtualTime();
time.takeOver();
const store = await loadStore(order.bundles);
const [{ RunStore }, { SampleStore }, { LiveStore }] = await Promise.all(
  [order.stores.run, order.stores.samples, order.stores.live].map(
    (file) => import(pathToFileURL(file).href),
  ),
);
const { history, problem } = store.openHistory({ path: path.join(order.folder, 'history.db') });
if (problem !== null) throw new Error(problem.message);

const bridge = {
  request: async (/** @type {string} */ name, /** @type {string} */ argument) =>
    name === 'tasks:of-run' ? history.tasks(argument) : { ok: true, value: null },
  pathOf: () => '',
  on: () => () => undefined,
};
const live = new LiveStore(new RunStore(bridge), new SampleStore(), time.frameHost, bridge);
// Nothing is drawn that nobody looks at.
for (const view of [live.view, live.chart, live.track, live.tasks.view])
  view.subscribe(() => undefined);

/**
 * The tasks that ended in one tick, of all that end in the run.
 * @param {TaskTimes} times
 * @param {number} from
 * @returns {TaskTimesPart}
 */
function partOf(times, from) {
  const end = Math.min(from + TASKS_A_TICK, times.task.length);
  return {
    ...{ runId: times.runId, from, errorCodes: [] },
    ...{ task: times.task.slice(from, end), worker: times.worker.slice(from, end) },
    ...{ queuedNs: times.queuedNs.slice(from, end), startedNs: times.startedNs.slice(from, end) },
    ...{
      finishedNs: times.finishedNs.slice(from, end),
      receivedNs: times.receivedNs.slice(from, end),
    },
    error: times.error.slice(from, end),
  };
}

/** @type {import('./usage.mjs').Usage[]} */
const usage = [];
let last = { sequence: 0, atMs: 0 };

/** @param {number} number of the run */
async function liveThrough(number) {
  const runId = `hour-${number}`;
  const { header, result } = resultOf(store, runId, order.workers);
  const run = new SyntheticRun({ runId, workers: order.workers, seed: order.seed + number }, last);
  const tasks = TASKS_A_TICK * order.ticks;
  const taskMs = (order.workers * TICK_MS) / TASKS_A_TICK;
  const times = pooledTasks({ runId, tasks, workers: order.workers, taskMs, seed: order.seed });
  history.beginRun({ header, machine: result.machine, experimentId: null });
  live.acceptState({ state: 'starting', run: header });
  live.acceptState({ state: 'running', run: header, tasksTotal: tasks });
  let waiting = [];
  for (let tick = 0; tick < order.ticks; tick += 1) {
    const batch = run.tick();
    time.pass(TICK_MS);
    live.acceptSamples(batch);
    live.acceptTasks(partOf(times, tick * TASKS_A_TICK));
    waiting.push(batch);
    const isLast = tick === order.ticks - 1;
    if (waiting.length === TICKS_A_CHUNK || isLast) {
      history.appendSamples(runId, waiting);
      waiting = [];
    }
    if (!isLast && (tick + 1) % Math.ceil(order.ticks / order.readings) === 0) note();
  }
  history.saveTasks(times);
  history.endRun(header, result);
  live.acceptState({ state: 'completed', run: header, result });
  // The window asks for all tasks, and takes them in between turns of the event loop.
  while (live.tasks.view.get().isAsked) await new Promise((resolve) => setImmediate(resolve));
  last = run.last;
}

function note() {
  usage.push(readUsage(time.epochMs / 1000 - startS));
}

const startS = time.epochMs / 1000;
for (let number = 0; number < order.runs; number += 1) {
  await liveThrough(number);
  note();
}
const livedS = time.epochMs / 1000 - startS;
history.close();
console.log(JSON.stringify({ usage, livedS, tookS: (performance.now() - startedMs) / 1000 }));
process.exit(0);
