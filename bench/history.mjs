// @ts-check
// Are a long recording and the times of very many tasks small and quickly read? 30 minutes, 64 workers, 4 Hz, with
// the noise of real readings, and a million tasks of a pool: stored through the history's own functions, as an app
// records them, then reopened. node bench/history.mjs
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { build } from 'vite';

const ROOT = new URL('..', import.meta.url).pathname;
const WORKERS = 64;
const CORES = 16;
const TICK_MS = 250;
const TICKS = 7_200;
const TICKS_PER_CHUNK = 16;
const MAX_MIB = 60;
const MAX_READ_MS = 1_000;
const MAX_CHUNK_MS = 10;
const RUN_ID = 'bench';
const TASKS = 1_000_000;
const TASK_WORKERS = 16;
const MAX_TASK_BYTES = 10;
const MAX_TASKS_WRITE_MS = 2_000;
const MAX_TASKS_READ_MS = 1_000;

/** Seeded, so that every run of this stores the same. */
let state = 1;
function random() {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

/** @param {number} mean @param {number} spread */
const about = (mean, spread) => mean + (random() + random() - 1) * spread;

const memory = Array.from({ length: WORKERS }, () => 30e6 + random() * 5e6);
const done = new Array(WORKERS).fill(0);

/** @param {number} id @param {number} elapsedMs */
function worker(id, elapsedMs) {
  // Nanoseconds out of a tick, as the system tells them.
  const onCpu = Math.round(about(0.24, 0.2) * elapsedMs * 1e6) / (elapsedMs * 1e6);
  const waiting = Math.round(about(0.5, 0.2) * elapsedMs * 1e6) / (elapsedMs * 1e6);
  memory[id] = (memory[id] ?? 0) + (random() < 0.3 ? Math.round(random() * 20) * 4_096 : 0);
  done[id] += Math.round(random() * 4);
  const rssBytes = Math.round((memory[id] ?? 0) / 4_096) * 4_096;
  return {
    id,
    coresUsed: onCpu * about(1, 0.01),
    states: { onCpu, waiting, blocked: 1 - onCpu - waiting },
    voluntarySwitchesPerS: (Math.round(random() * 40) / elapsedMs) * 1000,
    involuntarySwitchesPerS: (Math.round(random() * 20) / elapsedMs) * 1000,
    rssBytes,
    pssBytes: Math.round((rssBytes * 0.4) / 1_024) * 1_024,
    ussBytes: null,
    loopUtilisation: null,
    loopDelayMs: null,
    heapUsedBytes: null,
    tasksDone: done[id],
  };
}

/** @param {number} sequence @param {number} atMs @param {number} elapsedMs */
function batch(sequence, atMs, elapsedMs) {
  const workers = Array.from({ length: WORKERS }, (_, id) => worker(id, elapsedMs));
  const coresUsed = workers.reduce((sum, each) => sum + each.coresUsed, 0);
  const rssBytes = workers.reduce((sum, each) => sum + each.rssBytes, 0);
  const pssBytes = workers.reduce((sum, each) => sum + each.pssBytes, 0);
  const tasksDone = done.reduce((sum, each) => sum + each, 0);
  return {
    sequence,
    atMs,
    elapsedMs,
    coreBusy: Array.from({ length: CORES }, () => Math.round(about(0.95, 0.05) * 25) / 25),
    machineCoresUsed: about(15, 1),
    run: {
      runId: RUN_ID,
      workers,
      runtimeThreads: { coresUsed: about(0.2, 0.2), rssBytes: null, threads: 8 },
      host: { coresUsed: about(0.02, 0.02), rssBytes: 40e6, threads: 3 },
      server: null,
      total: { coresUsed, rssBytes, pssBytes, ussBytes: null, processes: WORKERS + 1 },
      tasksDone,
      tasksFailed: 0,
      tasksTotal: 1_000_000,
    },
    monitor: { coresUsed: about(0.08, 0.05), rssBytes: 210e6, threads: 30 },
    othersCoresUsed: about(0.3, 0.3),
    throttledShare: null,
    cpuPressure: null,
    // A third of the workers have an earlier tick put right.
    revisions: workers
      .filter(() => random() < 0.33)
      .map(({ id, states }) => ({ sequence: sequence - 1, workerId: id, states })),
    rejectedReadings: 0,
  };
}

async function load() {
  // Inside the project, so that what is built finds its packages.
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, 'history-bench-'));
  const entry = join(ROOT, 'main', 'store', 'history', 'open-history.ts');
  await build({
    configFile: false,
    logLevel: 'silent',
    root: ROOT,
    build: { ssr: entry, outDir, rolldownOptions: { output: { entryFileNames: 'history.mjs' } } },
  });
  const { openHistory } = await import(join(outDir, 'history.mjs'));
  return { openHistory, remove: () => rmSync(outDir, { recursive: true, force: true }) };
}

const machine = {
  cpuModel: 'Bench CPU',
  logicalCores: CORES,
  physicalCores: CORES,
  smt: false,
  coreKinds: null,
  allowedCores: Array.from({ length: CORES }, (_, core) => core),
  quotaCores: null,
  effectiveCores: CORES,
  governor: null,
  maxFrequencyMHz: null,
  memoryBytes: 64e9,
  memoryLimitBytes: null,
  platform: 'linux',
  osName: 'Linux',
  osRelease: '6.1',
  container: null,
  virtualMachine: null,
  powerSource: null,
  corelane: 'bench',
};

const runtime = { id: 'p', kind: 'python', version: '3.11.7', executable: '/usr/bin/python3' };
const header = {
  runId: RUN_ID,
  startedAt: new Date().toISOString(),
  runtime,
  workers: [],
  request: {
    workload: 'primes',
    parameters: { tasks: 1_000_000 },
    strategy: 'processes',
    runtimeId: runtime.id,
    workers: WORKERS,
    options: {},
    cores: null,
    seed: 1,
    timeLimitMs: 3_600_000,
  },
};

/** @param {readonly number[]} values @param {number} share */
const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN;

let failed = 0;
/** @param {boolean} holds @param {string} what */
function say(holds, what) {
  if (!holds) failed += 1;
  console.log(`${holds ? 'holds' : 'FAILS'}  ${what}`);
}

/** A pool whose tasks take about a millisecond each: told of in the order in which they end. */
function pooledTasks() {
  const freeNs = new Float64Array(TASK_WORKERS);
  const tasks = Array.from({ length: TASKS }, (_, task) => {
    const worker = freeNs.indexOf(Math.min(...freeNs));
    const startedNs = Math.round((freeNs[worker] ?? 0) + about(20_000, 15_000));
    const finishedNs = Math.round(startedNs + about(1e6, 5e5));
    freeNs[worker] = finishedNs;
    const receivedNs = Math.round(finishedNs + about(40_000, 30_000));
    return { task, worker, queuedNs: Math.round(500 * task), startedNs, finishedNs, receivedNs };
  });
  tasks.sort((left, right) => left.finishedNs - right.finishedNs);
  return {
    runId: RUN_ID,
    task: Uint32Array.from(tasks, ({ task }) => task),
    worker: Uint32Array.from(tasks, ({ worker }) => worker),
    queuedNs: Float64Array.from(tasks, ({ queuedNs }) => queuedNs),
    startedNs: Float64Array.from(tasks, ({ startedNs }) => startedNs),
    finishedNs: Float64Array.from(tasks, ({ finishedNs }) => finishedNs),
    receivedNs: Float64Array.from(tasks, ({ receivedNs }) => receivedNs),
    error: new Uint16Array(TASKS),
    errorCodes: [],
  };
}

/** @param {(options: { path: string }) => any} openHistory @param {string} path */
function measureTasks(openHistory, path) {
  const times = pooledTasks();
  const { history } = openHistory({ path });
  history.beginRun({ header, machine, experimentId: null });
  const beforeMs = performance.now();
  history.saveTasks(times);
  const writeMs = performance.now() - beforeMs;
  history.close();
  const taskBytes = statSync(path).size / TASKS;
  say(
    taskBytes <= MAX_TASK_BYTES,
    `${TASKS} tasks: ${taskBytes.toFixed(1)} bytes a task on disk, at most ${MAX_TASK_BYTES}`,
  );
  say(
    writeMs <= MAX_TASKS_WRITE_MS,
    `packed and written: ${writeMs.toFixed(0)} ms, at most ${MAX_TASKS_WRITE_MS}`,
  );

  const again = openHistory({ path }).history;
  const startMs = performance.now();
  const tasks = again.tasks(RUN_ID);
  const readMs = performance.now() - startMs;
  const isSame =
    tasks.ok && times.finishedNs.every((end, at) => end === tasks.value.finishedNs[at]);
  say(
    isSame && readMs <= MAX_TASKS_READ_MS,
    `read again whole: ${readMs.toFixed(0)} ms, at most ${MAX_TASKS_READ_MS}`,
  );
  again.close();
}

const { openHistory, remove } = await load();
const folder = mkdtempSync(join(tmpdir(), 'corelane-bench-'));
try {
  const path = join(folder, 'history.db');
  const { history } = openHistory({ path });
  history.beginRun({ header, machine, experimentId: null });
  const chunkMs = [];
  let atMs = 0;
  for (let tick = 1; tick <= TICKS; tick += TICKS_PER_CHUNK) {
    const batches = Array.from({ length: TICKS_PER_CHUNK }, (_, index) => {
      const elapsedMs = about(TICK_MS, 2);
      atMs += elapsedMs;
      return batch(tick + index, atMs, elapsedMs);
    });
    const startMs = performance.now();
    history.appendSamples(RUN_ID, batches);
    chunkMs.push(performance.now() - startMs);
  }
  history.close();

  const mib = statSync(path).size / 2 ** 20;
  say(
    mib <= MAX_MIB,
    `${TICKS} ticks of ${WORKERS} workers: ${mib.toFixed(1)} MiB on disk, at most ${MAX_MIB}`,
  );
  const median = quantile(chunkMs, 0.5);
  say(
    median <= MAX_CHUNK_MS,
    `a chunk of ${TICKS_PER_CHUNK} ticks: ${median.toFixed(1)} ms, ${quantile(chunkMs, 0.95).toFixed(1)} at the 95th percentile; the median at most ${MAX_CHUNK_MS}`,
  );

  const again = openHistory({ path }).history;
  const startMs = performance.now();
  const cpuBefore = process.cpuUsage();
  const recording = again.recording(RUN_ID);
  const readMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpuBefore);
  const cpuMs = (user + system) / 1000;
  const isWhole = recording.ok && recording.value.sequence.length === TICKS;
  say(
    isWhole && readMs <= MAX_READ_MS,
    `read again whole: ${readMs.toFixed(0)} ms (${cpuMs.toFixed(0)} ms of CPU), at most ${MAX_READ_MS}`,
  );
  again.close();

  measureTasks(openHistory, join(folder, 'tasks.db'));
} finally {
  rmSync(folder, { recursive: true, force: true });
  remove();
}
process.exitCode = failed === 0 ? 0 : 1;
