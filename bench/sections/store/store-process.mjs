// @ts-check
// A process that does one thing with a history, and prints what that took.
import { statSync } from 'node:fs';

import { loadStore, resultOf } from './recorded-run.mjs';
import { pooledTasks, SyntheticRun } from './synthetic-run.mjs';

/** @typedef {import('./recorded-run.mjs').StoreBundles} StoreBundles */

/**
 * @typedef {object} StoreOrder
 * @property {'record' | 'tasks' | 'fill' | 'list' | 'read'} what
 * @property {string} path of the history
 * @property {number} seed
 * @property {number} workers
 * @property {number} ticks of each run
 * @property {number} runs
 * @property {number} tasks
 * @property {StoreBundles} bundles
 */

/** @type {StoreOrder} */
const order = JSON.parse(process.argv[2] ?? '');
const store = await loadStore(order.bundles);

/** As the app does: what a crash may cost, 4 s. */
const TICKS_A_CHUNK = 16;
const RUN_ID = 'bench-0';

/** @param {() => unknown} act @returns {number} milliseconds */
function timed(act) {
  const startMs = performance.now();
  act();
  return performance.now() - startMs;
}

function open() {
  const { history, problem } = store.openHistory({ path: order.path });
  if (problem !== null) throw new Error(problem.message);
  history.onProblem((/** @type {{ message: string }} */ { message }) => {
    throw new Error(message);
  });
  return history;
}

/** @template Value @param {{ ok: true, value: Value } | { ok: false, error: { message: string } }} result */
function valueOf(result) {
  if (result.ok) return result.value;
  throw new Error(result.error.message);
}

/** @param {any} history @param {string} runId @param {number} seed */
function recordOne(history, runId, seed) {
  const { header, result } = resultOf(store, runId, order.workers);
  const run = new SyntheticRun({ runId, workers: order.workers, seed });
  /** @type {number[]} */
  const chunksMs = [];
  history.beginRun({ header, machine: result.machine, experimentId: null });
  for (let tick = 0; tick < order.ticks; tick += TICKS_A_CHUNK) {
    const count = Math.min(TICKS_A_CHUNK, order.ticks - tick);
    const batches = Array.from({ length: count }, () => run.tick());
    chunksMs.push(timed(() => history.appendSamples(runId, batches)));
  }
  history.endRun(header, result);
  return chunksMs;
}

const actions = {
  record: () => {
    const history = open();
    const chunksMs = recordOne(history, RUN_ID, order.seed);
    const closeMs = timed(() => history.close());
    const writeMs = chunksMs.reduce((sum, ms) => sum + ms, 0) + closeMs;
    return { writeMs, chunksMs, bytes: statSync(order.path).size };
  },
  tasks: () => {
    const history = open();
    const { header, result } = resultOf(store, RUN_ID, order.workers);
    history.beginRun({ header, machine: result.machine, experimentId: null });
    history.endRun(header, result);
    const beforeBytes = statSync(order.path).size;
    const plan = {
      runId: RUN_ID,
      tasks: order.tasks,
      workers: order.workers,
      taskMs: 1,
      seed: order.seed,
    };
    const times = pooledTasks(plan);
    const writeMs = timed(() => history.saveTasks(times));
    history.close();
    const again = open();
    let read = 0;
    const readMs = timed(() => {
      const tasks = /** @type {import('../../../contract/task-times.ts').TaskTimes | null} */ (
        valueOf(again.tasks(RUN_ID))
      );
      read = tasks?.finishedNs.length ?? 0;
    });
    again.close();
    if (read !== order.tasks) throw new Error(`${read} of ${order.tasks} tasks were kept.`);
    return { writeMs, readMs, bytes: statSync(order.path).size - beforeBytes };
  },
  fill: () => {
    const history = open();
    for (let run = 0; run < order.runs; run += 1)
      recordOne(history, `bench-${run}`, order.seed + run);
    history.close();
    return { bytes: statSync(order.path).size };
  },
  list: () => {
    /** @type {any} */
    let history;
    let listed = 0;
    const openMs = timed(() => {
      history = open();
      const query = {
        ...{ text: '', kind: null, starredOnly: false, withRunsOfExperiments: false },
        ...{ offset: 0, limit: 100 },
      };
      listed = valueOf(history.list(query)).entries.length;
    });
    history.close();
    if (listed !== Math.min(100, order.runs)) throw new Error(`${listed} runs were listed.`);
    return { openMs };
  },
  read: () => {
    /** @type {any} */
    let history;
    let ticks = 0;
    const cpuBefore = process.cpuUsage();
    const openMs = timed(() => {
      history = open();
      ticks = valueOf(history.recording(RUN_ID)).sequence.length;
    });
    const used = process.cpuUsage(cpuBefore);
    history.close();
    if (ticks !== order.ticks) throw new Error(`${ticks} of ${order.ticks} ticks were kept.`);
    return { openMs, cpuMs: (used.user + used.system) / 1000 };
  },
};

console.log(JSON.stringify(actions[order.what]()));
