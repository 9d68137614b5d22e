import type { RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';

/** Enough for an hour at the default tick; of a longer run the window gets the end. */
const MAX_HELD = 14_400;

export interface QuietPushesParts {
  /** Whether the run under way is timed. */
  readonly isQuiet: () => boolean;
  readonly pushState: (state: RunState) => void;
  readonly pushBatch: (batch: SampleBatch) => void;
}

/**
 * Keeps the window still while a run is timed: what it draws would take the cores that are measured.
 * It learns that the run begins; samples and all else come in order when it has ended.
 */
export class QuietPushes {
  readonly #parts: QuietPushesParts;
  /** Whose beginning the window knows already. */
  #toldRunId: string | null = null;
  #heldState: RunState | null = null;
  #heldBatches: SampleBatch[] = [];

  constructor(parts: QuietPushesParts) {
    this.#parts = parts;
  }

  acceptState(state: RunState): void {
    if (this.#isToBeHeld(state)) this.#heldState = state;
    else this.#release(state);
    this.#toldRunId = state.state === 'idle' ? null : state.run.runId;
  }

  acceptBatch(batch: SampleBatch): void {
    if (this.#parts.isQuiet()) this.#hold(batch);
    else this.#parts.pushBatch(batch);
  }

  #hold(batch: SampleBatch): void {
    this.#heldBatches.push(batch);
    if (this.#heldBatches.length > MAX_HELD) this.#heldBatches.shift();
  }

  #isToBeHeld(state: RunState): boolean {
    const isLive = ['starting', 'running', 'stopping'].includes(state.state);
    if (!isLive || state.state === 'idle') return false;
    return state.run.runId === this.#toldRunId && this.#parts.isQuiet();
  }

  /** The state before the samples: a run's workers must be known before their rows come. */
  #release(state: RunState): void {
    const { pushState, pushBatch } = this.#parts;
    const [heldState, heldBatches] = [this.#heldState, this.#heldBatches];
    this.#heldState = null;
    this.#heldBatches = [];
    if (heldState !== null) pushState(heldState);
    for (const batch of heldBatches) pushBatch(batch);
    pushState(state);
  }
}
