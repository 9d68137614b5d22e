import type { RunState } from '../../../contract/run.ts';

/** Knows when the work of the current or last run began, for a window that has not seen it begin. */
export class WorkStart {
  #runId: string | null = null;
  #epochMs: number | null = null;

  /** @param nowEpochMs when the run came into the state */
  acceptState(state: RunState, nowEpochMs: number): void {
    if (state.state === 'idle') return;
    if (state.run.runId !== this.#runId) this.#epochMs = null;
    this.#runId = state.run.runId;
    if (state.state === 'running') this.#epochMs ??= nowEpochMs;
  }

  /** Wall clock; `null`: it has not begun. */
  epochMs(): number | null {
    return this.#epochMs;
  }
}
