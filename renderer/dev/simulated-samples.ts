import type { RunHeader } from '../../contract/run.ts';
import type {
  OtherThreadsSample,
  RunSample,
  SampleBatch,
  WorkerSample,
} from '../../contract/sample.ts';
import { noise } from './noise.ts';
import type { Scene } from './scene.ts';

export const TICK_MS = 250;
export const STARTUP_S = 0.9;
export const TASKS_TOTAL = 400;

/** How long the simulated work takes. */
export const WORK_S = 16;

/** The sampler's sequence number in which a run's first tick falls. */
const FIRST_RUN_TICK = 8;

/** Missed by the sampler, so that the chart shows a gap. */
const MISSED_TICKS = new Set([FIRST_RUN_TICK + 26, FIRST_RUN_TICK + 27]);

/** Samples of the machine with a run in it, by tick; the same numbers at every load. */
export class SimulatedSamples {
  readonly #scene: Scene;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** `null`: this tick was missed. `runTick` counts from the start of the run. */
  batch(sequence: number, header: RunHeader | null, runTick: number): SampleBatch | null {
    if (header !== null && MISSED_TICKS.has(FIRST_RUN_TICK + runTick)) return null;
    const run = header === null ? null : this.#run(header, runTick);
    const monitorCores = 0.02 + 0.02 * noise(sequence, 91);
    const othersCores = 0.06 + 0.12 * noise(sequence, 92) ** 3;
    const runCores = (run?.total.coresUsed ?? 0) + (run?.server?.coresUsed ?? 0);
    const machineCores = Math.min(this.#scene.cores, runCores + monitorCores + othersCores);
    return {
      sequence,
      atMs: sequence * TICK_MS,
      elapsedMs: sequence === 0 ? null : TICK_MS,
      coreBusy: this.#coreBusy(sequence, machineCores),
      machineCoresUsed: machineCores,
      run,
      monitor: { coresUsed: monitorCores, rssBytes: 231_000_000, threads: 60 },
      othersCoresUsed: othersCores,
      throttledShare: null,
      cpuPressure: sequence === 0 ? null : pressureOf(machineCores / this.#scene.cores, sequence),
      revisions: [],
      rejectedReadings: 0,
    };
  }

  #coreBusy(sequence: number, machineCores: number): number[] {
    const { cores } = this.#scene;
    return Array.from({ length: cores }, (_, core) =>
      Math.min(1, (machineCores / cores) * (0.85 + 0.3 * noise(sequence, core))),
    );
  }

  #run(header: RunHeader, runTick: number): RunSample {
    const workS = runTick * (TICK_MS / 1000) - STARTUP_S;
    const share = Math.min(1, Math.max(0, workS / WORK_S));
    const workers = workS < 0 ? [] : this.#workers(header, runTick, share);
    const usesThreads = header.workers[0]?.kind !== 'process';
    const runtimeCores = usesThreads ? 0.05 + 0.03 * noise(runTick, 80) : 0;
    const hostCores = workS < 0 ? 0.6 : 0.03;
    const workersCores = workers.reduce((sum, worker) => sum + (worker.coresUsed ?? 0), 0);
    const rssBytes = usesThreads ? 38_000_000 : 24_000_000 + workers.length * 13_400_000;
    return {
      runId: header.runId,
      workers,
      runtimeThreads: { coresUsed: runtimeCores, rssBytes: null, threads: usesThreads ? 6 : 0 },
      host: { coresUsed: hostCores, rssBytes: 24_000_000, threads: 3 },
      otherThreads: otherThreads(usesThreads, hostCores, runtimeCores),
      server:
        this.#scene.workload === 'http-get'
          ? { coresUsed: 0.2 + 0.05 * noise(runTick, 85), rssBytes: 52_000_000, threads: 11 }
          : null,
      total: {
        coresUsed: runTick === 0 ? null : workersCores + runtimeCores + hostCores,
        rssBytes,
        pssBytes: Math.round(rssBytes * 0.62),
        ussBytes: Math.round(rssBytes * 0.41),
        processes: usesThreads ? 1 : 1 + workers.length,
      },
      tasksDone: Math.floor(share * TASKS_TOTAL),
      tasksFailed: 0,
      tasksTotal: workS < 0 ? null : TASKS_TOTAL,
    };
  }

  /** Node.js tells of its event loops and heaps. */
  #loop(runTick: number, id: number, isFirst: boolean, waits: boolean) {
    const isTold = this.#scene.runtime === 'node' && !isFirst;
    return {
      loopUtilisation: isTold ? (waits ? 0.3 : 0.95) + 0.05 * noise(runTick, id + 40) : null,
      loopDelayMs: isTold ? (waits ? 2 : 38) + 4 * noise(runTick, id + 60) : null,
      heapUsedBytes: isTold ? 5_200_000 + (((runTick + 3 * id) % 9) + id) * 410_000 : null,
    };
  }

  #workers(header: RunHeader, runTick: number, share: number): WorkerSample[] {
    const count = header.workers.length;
    const isGilBound = this.#scene.runtime === 'python' && header.workers[0]?.kind === 'thread';
    const waits = this.#scene.workload === 'http-get';
    const capacity = isGilBound ? 1 : Math.max(0.5, this.#scene.effectiveCores - 0.12);
    return header.workers.map(({ id, kind }) => {
      const isFirst = runTick * (TICK_MS / 1000) - STARTUP_S < TICK_MS / 1000;
      const even = Math.min(1, capacity / count) * (waits ? 0.3 : 1);
      const onCpu = Math.min(1, even * (0.9 + 0.2 * noise(runTick, id)));
      const waiting = isGilBound ? 0.02 : (1 - onCpu) * (waits ? 0.05 : 0.93);
      return {
        id,
        coresUsed: isFirst ? null : onCpu,
        states: isFirst ? null : { onCpu, waiting, blocked: 1 - onCpu - waiting },
        voluntarySwitchesPerS: 190,
        involuntarySwitchesPerS: 40,
        rssBytes: kind === 'process' ? 13_100_000 + id * 31_000 : null,
        pssBytes: null,
        ussBytes: null,
        ...this.#loop(runTick, id, isFirst, waits),
        tasksDone: Math.floor((share * TASKS_TOTAL) / count),
      };
    });
  }
}

/** Those of the host process. */
function otherThreads(
  usesThreads: boolean,
  hostCores: number,
  runtimeCores: number,
): OtherThreadsSample[] {
  const row = (role: 'host' | 'runtime', name: string, threads: number, coresUsed: number) => ({
    ...{ pid: 41_870, role, name, threads, coresUsed },
    states: { onCpu: coresUsed / threads, waiting: 0, blocked: 1 - coresUsed / threads },
    processRssBytes: 24_000_000,
  });
  const host = row('host', 'node', 3, hostCores);
  return usesThreads ? [host, row('runtime', 'V8Worker', 6, runtimeCores)] : [host];
}

/** The busier the machine, the more of the time somebody waits for a core. */
function pressureOf(busy: number, sequence: number): number {
  return Math.min(1, busy ** 4 * (0.8 + 0.2 * noise(sequence, 93)));
}
