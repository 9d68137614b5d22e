// @ts-check

/**
 * @typedef {import('../../../contract/run.ts').RunResult} RunResult
 * @typedef {import('../../../contract/run.ts').RunHeader} RunHeader
 * @typedef {import('../../../contract/task-times.ts').TaskTimes} TaskTimes
 * @typedef {import('./synthetic-samples.mjs').RunSize} RunSize
 */

const TASK_NS = 1e9;

/** Between two tasks of a worker. */
const GAP_NS = 5e7;

/**
 * What a run of this size is called in the history.
 * @param {RunSize} size
 */
export function titleOf({ cores, workers, minutes }) {
  return `${cores} cores, ${workers} ${workers === 1 ? 'worker' : 'workers'}, ${minutes} min`;
}

/**
 * The account of a run of this size, made from that of a real one.
 * @param {RunResult} real
 * @param {string} runId
 * @param {RunSize} size
 * @returns {RunResult}
 */
export function syntheticResult(real, runId, { cores, workers, minutes }) {
  const wallMs = minutes * 60_000;
  const total = workers * minutes * 60;
  const all = Array.from({ length: cores }, (_, core) => core);
  const [one] = real.workerDetails;
  if (one === undefined) throw new Error('The real run had no worker.');
  return {
    ...real,
    ...{ runId, workers, wallMs, startupMs: 0, shutdownMs: 0, totalMs: wallMs },
    ...{ effectiveCores: cores, digest: null, verdict: null, warnings: [] },
    parameters: { ...real.parameters, tasks: total },
    tasks: { total, done: total, failed: 0, lost: 0, firstLost: [] },
    samples: { count: wallMs / 250, residualPercent: null },
    workerDetails: Array.from({ length: workers }, (_, id) => workerDetail(one, id, minutes)),
    machine: {
      ...real.machine,
      ...{ logicalCores: cores, physicalCores: cores, smt: false, siblings: null },
      ...{ coreKinds: null, allowedCores: all, quotaCores: null, effectiveCores: cores },
    },
  };
}

/**
 * @param {RunResult['workerDetails'][number]} real
 * @param {number} id
 * @param {number} minutes
 */
function workerDetail(real, id, minutes) {
  return { ...real, id, label: `thread ${id}`, tid: 10_000 + id, tasks: minutes * 60 };
}

/** @param {RunResult} result @returns {RunHeader} */
export function headerOf(result) {
  const { runId, runtime, startedAt, workload, parameters, strategy, workers } = result;
  const { options, cores, seed, workerDetails } = result;
  const what = { workload, parameters, strategy, runtimeId: runtime.id, workers };
  return {
    runId,
    runtime,
    startedAt,
    request: { ...what, options, cores, seed, timeLimitMs: 86_400_000 },
    workers: workerDetails.map(({ id, kind, label, pid, tid }) => ({ id, kind, label, pid, tid })),
  };
}

/**
 * A task of each worker every second, in the order in which they end.
 * @param {string} runId
 * @param {RunSize} size
 * @returns {TaskTimes}
 */
export function syntheticTasks(runId, { workers, minutes }) {
  const count = workers * minutes * 60;
  const task = Uint32Array.from({ length: count }, (_, index) => index);
  // Workers begin one after another, so that their tasks don't end at once.
  const startedNs = Float64Array.from(
    task,
    (index) => TASK_NS * Math.floor(index / workers) + (GAP_NS * (index % workers)) / workers,
  );
  const finishedNs = startedNs.map((started) => started + TASK_NS - GAP_NS);
  return {
    runId,
    task,
    worker: task.map((index) => index % workers),
    queuedNs: new Float64Array(count),
    startedNs,
    finishedNs,
    receivedNs: finishedNs.map((finished) => finished + 50_000),
    error: new Uint16Array(count),
    errorCodes: [],
  };
}
