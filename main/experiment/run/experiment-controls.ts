import { createDeferred } from '../../lab/deferred.ts';
import type { Stopwatch } from './stopwatch.ts';

export type ExperimentPhase = 'running' | 'pausing' | 'paused' | 'stopping';

/** What the user wants of a running experiment, and where it waits for it. */
export class ExperimentControls {
  readonly #stopwatch: Stopwatch;
  readonly #onChange: () => void;
  #phase: ExperimentPhase = 'running';
  /** Given as soon as nothing more is to be waited for. */
  #interruption = new AbortController();
  #goOn = createDeferred<undefined>();

  /**
   * @param stopwatch held while it is paused
   * @param onChange told of each change of phase
   */
  constructor(stopwatch: Stopwatch, onChange: () => void) {
    this.#stopwatch = stopwatch;
    this.#onChange = onChange;
  }

  get phase(): ExperimentPhase {
    return this.#phase;
  }

  isStopping(): boolean {
    return this.#phase === 'stopping';
  }

  /** After the run under way. */
  pause(): void {
    if (this.#phase !== 'running') return;
    this.#goOn = createDeferred<undefined>();
    this.#enter('pausing');
    this.#interruption.abort();
  }

  resume(): void {
    if (this.#phase !== 'pausing' && this.#phase !== 'paused') return;
    this.#interruption = new AbortController();
    this.#enter('running');
    this.#goOn.resolve(undefined);
  }

  stop(): void {
    if (this.#phase === 'stopping') return;
    this.#enter('stopping');
    this.#interruption.abort();
    this.#goOn.resolve(undefined);
  }

  /**
   * Rests before a run. A pause begins here, and a rest that it interrupted begins anew after it.
   * @param rest ends early when its signal is given
   */
  async beforeRun(rest: (interruption: AbortSignal) => Promise<void>): Promise<void> {
    do {
      await this.#whilePaused();
      if (this.#phase !== 'stopping') await rest(this.#interruption.signal);
    } while (this.#phase === 'pausing');
  }

  async #whilePaused(): Promise<void> {
    if (this.#phase !== 'pausing') return;
    this.#stopwatch.hold();
    this.#enter('paused');
    await this.#goOn.promise;
    this.#stopwatch.go();
  }

  #enter(phase: ExperimentPhase): void {
    this.#phase = phase;
    this.#onChange();
  }
}
