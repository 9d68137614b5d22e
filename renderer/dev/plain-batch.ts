import type {
  OtherThreadsSample,
  RunSample,
  SampleBatch,
  WorkerSample,
} from '../../contract/sample.ts';

/** A batch with plausible numbers, for tests that care about a few of them. */
export function plainBatch(sequence: number, patch: Partial<SampleBatch> = {}): SampleBatch {
  return {
    sequence,
    atMs: sequence * 250,
    elapsedMs: 250,
    coreBusy: [0.5, 0.25],
    machineCoresUsed: 0.75,
    run: null,
    monitor: { coresUsed: 0.02, rssBytes: 230_000_000, threads: 40 },
    othersCoresUsed: 0.1,
    throttledShare: null,
    cpuPressure: 0.2,
    revisions: [],
    rejectedReadings: 0,
    ...patch,
  };
}

/** A run's sample with the given workers. */
export function plainRun(
  workers: readonly WorkerSample[],
  patch: Partial<RunSample> = {},
): RunSample {
  return {
    runId: 'run-1',
    workers,
    runtimeThreads: { coresUsed: 0.05, rssBytes: null, threads: 4 },
    host: { coresUsed: 0.01, rssBytes: 20_000_000, threads: 2 },
    otherThreads: [],
    server: null,
    total: {
      coresUsed: 1.06,
      rssBytes: 60_000_000,
      pssBytes: 40_000_000,
      ussBytes: 30_000_000,
      processes: 3,
    },
    tasksDone: 0,
    tasksFailed: 0,
    tasksTotal: 100,
    ...patch,
  };
}

/** A sample of a worker that had a core half of the time. */
export function plainWorker(id: number, patch: Partial<WorkerSample> = {}): WorkerSample {
  return {
    id,
    coresUsed: 0.5,
    states: { onCpu: 0.5, waiting: 0.25, blocked: 0.25 },
    voluntarySwitchesPerS: 10,
    involuntarySwitchesPerS: 5,
    rssBytes: 13_000_000,
    pssBytes: null,
    ussBytes: null,
    loopUtilisation: null,
    loopDelayMs: null,
    heapUsedBytes: null,
    tasksDone: 0,
    ...patch,
  };
}

/** Threads beside the workers that used a tenth of a core. */
export function plainThreads(patch: Partial<OtherThreadsSample> = {}): OtherThreadsSample {
  return {
    pid: 10,
    role: 'runtime',
    name: 'V8Worker',
    threads: 4,
    coresUsed: 0.1,
    states: { onCpu: 0.025, waiting: 0.025, blocked: 0.95 },
    processRssBytes: 50_000_000,
    ...patch,
  };
}
