import type { ToldWorker } from '../../contract/host-protocol.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import type { RunObservation, RunTarget, RunWatch, Sampler } from '../monitor/watch.ts';
import { settlesWithin } from './deferred.ts';

const END_LIMIT_MS = 1000;

/** The observation of a run that never had a process. */
export const NOTHING_OBSERVED: RunObservation = {
  ticks: 0,
  processCpuMs: null,
  processes: 0,
  workers: [],
  runtimeThreadsCpuMs: null,
  hostCpuMs: null,
  serverCoresUsed: null,
  monitorCoresUsed: null,
  othersCoresUsed: null,
  throttledMs: null,
  stretches: null,
  peakRssBytes: null,
  peakPssBytes: null,
  peakUssBytes: null,
  pssReadings: 0,
  rejectedReadings: 0,
  heldUpMs: 0,
};

/**
 * The sampler as a run uses it. Measuring may fail or be late; the run must go on and end all the
 * same, so what goes wrong here becomes a warning.
 */
export class RunObserver {
  readonly #watch: RunWatch;
  readonly #warn: (code: string, message: string) => void;

  constructor(sampler: Sampler, target: RunTarget, warn: (code: string, message: string) => void) {
    this.#watch = sampler.watchRun(target);
    this.#warn = warn;
  }

  addWorker(worker: WorkerIdentity): void {
    this.#watch.addWorker(worker);
  }

  /**  the worker of this run that a program of the user's own told of */
  tell(worker: ToldWorker): WorkerIdentity {
    return this.#watch.tell(worker);
  }

  setHelperThreads(tids: readonly number[]): void {
    this.#watch.setHelperThreads(tids);
  }

  /** The boundary reading at `ready`. Never rejects. */
  ready(limitMs: number): Promise<void> {
    return this.#boundary(this.#watch.markReady(), 'first', limitMs);
  }

  /** The boundary reading at `finished`. Never rejects. */
  finished(limitMs: number): Promise<void> {
    return this.#boundary(this.#watch.markFinished(), 'last', limitMs);
  }

  /** What was seen; nothing, when the sampler can't tell. Never rejects. */
  async end(): Promise<RunObservation> {
    let observation = NOTHING_OBSERVED;
    const ended = this.#watch.end().then(
      (seen) => {
        observation = seen;
      },
      () => this.#warn('not-observed', 'The samples of this run could not be put together.'),
    );
    if (!(await settlesWithin(ended, END_LIMIT_MS))) {
      this.#warn('not-observed', 'The sampler did not answer at the end of this run.');
    }
    return observation;
  }

  async #boundary(reading: Promise<void>, which: string, limitMs: number): Promise<void> {
    const read = reading.catch(() => {
      this.#warn('boundary-missed', `The ${which} reading of the work failed.`);
    });
    if (await settlesWithin(read, limitMs)) return;
    this.#warn('boundary-missed', `The ${which} reading of the work took too long.`);
  }
}
