import { cpus } from 'node:os';

import type { RunResult } from '../../contract/run.ts';
import { toCoreTimes } from '../monitor/core-load.ts';
import type { RunWatch, Sampler } from '../monitor/watch.ts';
import { MAX_OTHERS_SHARE } from './result-warnings.ts';
import { NOTHING_OBSERVED } from './run-observer.ts';

/**
 * For runs that only measure how long work takes: nothing of them is to be seen in the charts. All
 * that is noted is how busy the machine was while the work went on.
 */
export class UnwatchedRun {
  readonly #busyMs: () => number;
  #beganBusyMs: number | null = null;
  #endedBusyMs: number | null = null;

  /** @param busyMs what all cores have been busy so far; another one than the system's is for tests */
  constructor(busyMs: () => number = machineBusyMs) {
    this.#busyMs = busyMs;
  }

  readonly sampler: Sampler = {
    start: () => undefined,
    stop: () => Promise.resolve(),
    onBatch: () => () => undefined,
    setTickMs: () => undefined,
    setQuiet: () => undefined,
    watchRun: () => this.#watch(),
  };

  /** Whether other programs used so much that the time of the run says little. */
  othersWereBusy({ wallMs, cpuMs }: Pick<RunResult, 'wallMs' | 'cpuMs'>): boolean {
    if (this.#beganBusyMs === null || this.#endedBusyMs === null) return false;
    if (wallMs === null || cpuMs === null) return false;
    const othersMs = this.#endedBusyMs - this.#beganBusyMs - cpuMs.user - cpuMs.system;
    return othersMs > MAX_OTHERS_SHARE * cpus().length * wallMs;
  }

  #watch(): RunWatch {
    return {
      addWorker: () => undefined,
      tell: (worker) => worker,
      setHelperThreads: () => undefined,
      markReady: () => {
        this.#beganBusyMs = this.#busyMs();
        return Promise.resolve();
      },
      markFinished: () => {
        this.#endedBusyMs = this.#busyMs();
        return Promise.resolve();
      },
      end: () => Promise.resolve(NOTHING_OBSERVED),
    };
  }
}

function machineBusyMs(): number {
  return toCoreTimes(cpus()).reduce((sum, { busyMs }) => sum + busyMs, 0);
}
