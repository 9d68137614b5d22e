import type { RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';

/** Ten minutes at the default tick; a window that comes late asks the history for what is older. */
const MAX_BATCHES = 2400;

/** Cut back in one go, so that a long run does not copy the whole list at every tick. */
const SLACK_BATCHES = 240;

/** Keeps the samples of the current or last run for a window that was opened or restarted late. */
export class RunSamples {
  #runId: string | null = null;
  #isLive = false;
  #batches: SampleBatch[] = [];
  #epochMs: number | null = null;
  #firstMs: number | null = null;

  acceptState(state: RunState): void {
    if (state.state === 'idle') return;
    if (state.run.runId !== this.#runId) this.#forget();
    this.#runId = state.run.runId;
    this.#isLive = ['starting', 'running', 'stopping'].includes(state.state);
  }

  /** @param nowEpochMs when it was taken */
  acceptBatch(batch: SampleBatch, nowEpochMs: number): void {
    if (!this.#isLive) return;
    // The least one has the least delay in it.
    this.#epochMs = Math.min(this.#epochMs ?? Infinity, nowEpochMs - batch.atMs);
    this.#firstMs ??= batch.atMs;
    this.#batches.push(batch);
    if (this.#batches.length >= MAX_BATCHES + SLACK_BATCHES) {
      this.#batches = this.#batches.slice(-MAX_BATCHES);
    }
  }

  recent(): readonly SampleBatch[] {
    return this.#batches.slice(-MAX_BATCHES);
  }

  /** Wall clock at the zero of their times; `null`: there are none. */
  epochMs(): number | null {
    return this.#epochMs;
  }

  /** When the first of the run was taken, on their clock; `null`: there are none. */
  firstMs(): number | null {
    return this.#firstMs;
  }

  #forget(): void {
    this.#batches = [];
    this.#epochMs = null;
    this.#firstMs = null;
  }
}
