import type { ExperimentState } from '../../../contract/experiment-result.ts';

/** The part of Electron's `powerSaveBlocker` that is needed here. */
export interface SleepBlocker {
  start(type: 'prevent-app-suspension'): number;
  stop(id: number): unknown;
}

/**
 * Keeps the machine from falling asleep while an experiment has runs before it. One that was paused
 * may sleep: whoever paused it may have closed the lid. Only idle sleep can be held back; a sleep
 * that is asked for comes as `suspend`.
 */
export class KeepAwake {
  readonly #blocker: SleepBlocker;
  #id: number | null = null;

  constructor(blocker: SleepBlocker) {
    this.#blocker = blocker;
  }

  follow({ state }: ExperimentState): void {
    if (state === 'running' || state === 'pausing' || state === 'stopping') this.#hold();
    else this.release();
  }

  release(): void {
    if (this.#id !== null) this.#blocker.stop(this.#id);
    this.#id = null;
  }

  #hold(): void {
    this.#id ??= this.#blocker.start('prevent-app-suspension');
  }
}
