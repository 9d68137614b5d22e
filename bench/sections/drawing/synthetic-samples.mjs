// @ts-check
import { seededRandom } from '../../frame/interleave.mjs';

/**
 * @typedef {import('../../../contract/sample.ts').SampleBatch} SampleBatch
 * @typedef {import('../../../contract/sample.ts').WorkerSample} WorkerSample
 * @typedef {{ cores: number, workers: number, minutes: number }} RunSize
 */

export const TICK_MS = 250;
const PAGE_BYTES = 4096;

/** A task of each worker every second, as `synthetic-run.mjs` has it. */
const TASKS_A_TICK = TICK_MS / 1000;

/** Idle most of the time, as what is beside the workers is. */
const RESTING = { onCpu: 0.02, waiting: 0.01, blocked: 0.97 };

/**
 * What a sampler would have read of a run of this size, with the noise of real readings: threads that wait a good part
 * of their time for each other and for cores.
 * @param {string} runId
 * @param {RunSize} size
 * @param {number} seed
 * @returns {Generator<SampleBatch, void, undefined>} one batch a tick
 */
export function* syntheticSamples(runId, { cores, workers, minutes }, seed) {
  const random = seededRandom(seed);
  const ticks = (minutes * 60_000) / TICK_MS;
  const share = Math.min(1, cores / workers);
  for (let tick = 1; tick <= ticks; tick += 1) {
    const samples = Array.from({ length: workers }, (_, id) => worker(id, tick, share, random));
    const used = samples.reduce((sum, { coresUsed }) => sum + (coresUsed ?? 0), 0);
    yield batch({ runId, tick, cores, samples, used }, random);
  }
}

/**
 * @param {number} id
 * @param {number} tick
 * @param {number} share of a core that it gets
 * @param {() => number} random
 * @returns {WorkerSample}
 */
function worker(id, tick, share, random) {
  const onCpu = share * (0.6 + 0.4 * random());
  const waiting = (1 - onCpu) * random();
  return {
    id,
    coresUsed: onCpu,
    states: { onCpu, waiting, blocked: 1 - onCpu - waiting },
    voluntarySwitchesPerS: Math.floor(40 * random()),
    involuntarySwitchesPerS: Math.floor(20 * random()),
    rssBytes: null,
    pssBytes: null,
    ussBytes: null,
    loopUtilisation: null,
    loopDelayMs: null,
    heapUsedBytes: null,
    tasksDone: Math.floor(tick * TASKS_A_TICK),
  };
}

/**
 * @param {{ runId: string, tick: number, cores: number, samples: WorkerSample[], used: number }} about
 * @param {() => number} random
 * @returns {SampleBatch}
 */
function batch({ runId, tick, cores, samples, used }, random) {
  const rssBytes = PAGE_BYTES * Math.floor(10_000 + 500 * random());
  const tasksDone = samples.length * Math.floor(tick * TASKS_A_TICK);
  const group = { coresUsed: 0.02 * random(), rssBytes, threads: 4 };
  return {
    sequence: tick,
    atMs: tick * TICK_MS,
    elapsedMs: TICK_MS,
    coreBusy: Array.from({ length: cores }, () => Math.min(1, used / cores + 0.1 * random())),
    machineCoresUsed: used + 0.1,
    run: {
      runId,
      workers: samples,
      runtimeThreads: group,
      host: group,
      otherThreads: [
        otherThreads('host', 'python3', rssBytes),
        otherThreads('runtime', 'gc', rssBytes),
      ],
      server: null,
      total: { coresUsed: used, rssBytes, pssBytes: null, ussBytes: null, processes: 1 },
      tasksDone,
      tasksFailed: 0,
      tasksTotal: 1_000_000,
    },
    monitor: group,
    othersCoresUsed: 0.1 * random(),
    throttledShare: null,
    cpuPressure: random(),
    revisions: [],
    rejectedReadings: 0,
  };
}

/**
 * @param {'host' | 'runtime'} role
 * @param {string} name
 * @param {number} processRssBytes
 */
function otherThreads(role, name, processRssBytes) {
  return { pid: 4242, role, name, threads: 2, coresUsed: 0.01, states: RESTING, processRssBytes };
}
