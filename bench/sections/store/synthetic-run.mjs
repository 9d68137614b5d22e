// @ts-check
import { seededRandom } from '../../frame/interleave.mjs';

/** @typedef {import('../../../contract/sample.ts').SampleBatch} SampleBatch */
/** @typedef {import('../../../contract/sample.ts').WorkerSample} WorkerSample */
/** @typedef {import('../../../contract/task-times.ts').TaskTimes} TaskTimes */

const PAGE_BYTES = 4096;
const CORES = 16;
const TICK_MS = 250;

/**
 * @typedef {object} SyntheticPlan
 * @property {string} runId
 * @property {number} workers
 * @property {number} seed
 */

/**
 * Samples with the noise of real readings, so that they pack as badly: times in nanoseconds of a tick, memory in
 * pages, a third of the workers revised.
 */
export class SyntheticRun {
  #plan;
  #random;
  #sequence;
  #atMs;
  /** @type {number[]} */
  #rssBytes;
  /** @type {number[]} */
  #done;

  /** @param {SyntheticPlan} plan @param {{ sequence: number, atMs: number }} [after] the sampler's last tick */
  constructor(plan, after = { sequence: 0, atMs: 0 }) {
    this.#plan = plan;
    this.#random = seededRandom(plan.seed);
    this.#sequence = after.sequence;
    this.#atMs = after.atMs;
    this.#rssBytes = Array.from({ length: plan.workers }, () => 30e6 + this.#random() * 5e6);
    this.#done = new Array(plan.workers).fill(0);
  }

  get last() {
    return { sequence: this.#sequence, atMs: this.#atMs };
  }

  /** @returns {SampleBatch} */
  tick() {
    const elapsedMs = this.#about(TICK_MS, 2);
    this.#sequence += 1;
    this.#atMs += elapsedMs;
    const workers = Array.from({ length: this.#plan.workers }, (_, id) =>
      this.#worker(id, elapsedMs),
    );
    return {
      ...{ sequence: this.#sequence, atMs: this.#atMs, elapsedMs },
      coreBusy: Array.from({ length: CORES }, () => Math.round(this.#about(0.95, 0.05) * 25) / 25),
      machineCoresUsed: this.#about(15, 1),
      run: this.#run(workers),
      monitor: { coresUsed: this.#about(0.08, 0.05), rssBytes: 210e6, threads: 30 },
      ...{
        othersCoresUsed: this.#about(0.3, 0.3),
        throttledShare: null,
        cpuPressure: this.#random(),
      },
      revisions: workers
        .filter(() => this.#random() < 0.33)
        .flatMap(({ id, states }) =>
          states === null ? [] : [{ sequence: this.#sequence - 1, workerId: id, states }],
        ),
      rejectedReadings: 0,
    };
  }

  /** @param {number} mean @param {number} spread to either side, near the mean most often */
  #about(mean, spread) {
    return mean + (this.#random() + this.#random() - 1) * spread;
  }

  /** @param {number} mean @param {number} elapsedMs */
  #share(mean, elapsedMs) {
    return Math.round(this.#about(mean, 0.2) * elapsedMs * 1e6) / (elapsedMs * 1e6);
  }

  /** @param {number} id @param {number} elapsedMs @returns {WorkerSample} */
  #worker(id, elapsedMs) {
    const [onCpu, waiting] = [this.#share(0.24, elapsedMs), this.#share(0.5, elapsedMs)];
    const grows = this.#random() < 0.3 ? Math.round(this.#random() * 20) * PAGE_BYTES : 0;
    this.#rssBytes[id] = (this.#rssBytes[id] ?? 0) + grows;
    this.#done[id] = (this.#done[id] ?? 0) + Math.round(this.#random() * 4);
    const rssBytes = Math.round((this.#rssBytes[id] ?? 0) / PAGE_BYTES) * PAGE_BYTES;
    return {
      ...{ id, coresUsed: onCpu * this.#about(1, 0.01) },
      states: { onCpu, waiting, blocked: 1 - onCpu - waiting },
      voluntarySwitchesPerS: (Math.round(this.#random() * 40) / elapsedMs) * 1000,
      involuntarySwitchesPerS: (Math.round(this.#random() * 20) / elapsedMs) * 1000,
      ...{ rssBytes, pssBytes: Math.round((rssBytes * 0.4) / 1024) * 1024, ussBytes: null },
      ...{ loopUtilisation: null, loopDelayMs: null, heapUsedBytes: null },
      tasksDone: this.#done[id] ?? 0,
    };
  }

  /** @param {readonly WorkerSample[]} workers @returns {NonNullable<SampleBatch['run']>} */
  #run(workers) {
    /** @param {(worker: WorkerSample) => number | null} read */
    const sum = (read) => workers.reduce((total, worker) => total + (read(worker) ?? 0), 0);
    const host = { coresUsed: this.#about(0.02, 0.02), rssBytes: 40e6, threads: 3 };
    const runtime = { coresUsed: this.#about(0.2, 0.2), rssBytes: null, threads: 8 };
    const states = { onCpu: 0.1, waiting: 0.1, blocked: 0.8 };
    const row = { pid: 4711, states, processRssBytes: 40e6 };
    return {
      ...{ runId: this.#plan.runId, workers, runtimeThreads: runtime, host, server: null },
      otherThreads: [
        { ...row, role: 'host', name: 'python', threads: 3, coresUsed: host.coresUsed },
        {
          ...row,
          role: 'runtime',
          name: 'garbage collector',
          threads: 8,
          coresUsed: runtime.coresUsed,
        },
      ],
      total: {
        coresUsed: sum(({ coresUsed }) => coresUsed),
        rssBytes: sum(({ rssBytes }) => rssBytes),
        pssBytes: sum(({ pssBytes }) => pssBytes),
        ...{ ussBytes: null, processes: this.#plan.workers + 1 },
      },
      ...{ tasksDone: sum(({ tasksDone }) => tasksDone), tasksFailed: 0, tasksTotal: 1_000_000 },
    };
  }
}

/**
 * Tasks of a pool that take about that long each, in the order in which they end.
 * @param {{ runId: string, tasks: number, workers: number, taskMs: number, seed: number }} plan
 * @returns {TaskTimes}
 */
export function pooledTasks({ runId, tasks: count, workers, taskMs, seed }) {
  const random = seededRandom(seed);
  /** @param {number} mean @param {number} spread */
  const about = (mean, spread) => mean + (random() + random() - 1) * spread;
  const freeNs = new Float64Array(workers);
  const tasks = Array.from({ length: count }, (_, task) => {
    const worker = freeNs.indexOf(Math.min(...freeNs));
    const startedNs = Math.round((freeNs[worker] ?? 0) + about(20_000, 15_000));
    const finishedNs = Math.round(startedNs + about(taskMs * 1e6, taskMs * 5e5));
    freeNs[worker] = finishedNs;
    const receivedNs = Math.round(finishedNs + about(40_000, 30_000));
    return { task, worker, queuedNs: Math.round(500 * task), startedNs, finishedNs, receivedNs };
  });
  tasks.sort((left, right) => left.finishedNs - right.finishedNs);
  return {
    runId,
    task: Uint32Array.from(tasks, ({ task }) => task),
    worker: Uint32Array.from(tasks, ({ worker }) => worker),
    queuedNs: Float64Array.from(tasks, ({ queuedNs }) => queuedNs),
    startedNs: Float64Array.from(tasks, ({ startedNs }) => startedNs),
    finishedNs: Float64Array.from(tasks, ({ finishedNs }) => finishedNs),
    receivedNs: Float64Array.from(tasks, ({ receivedNs }) => receivedNs),
    error: new Uint16Array(count),
    errorCodes: [],
  };
}
