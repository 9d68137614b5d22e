import { app } from 'electron';

/**
 * Electron measures every process to list them: asked at every tick, that was a fourth of its cost.
 * New ones are rare, and one that is found late is still counted from its first reading on.
 */
const KEPT_MS = 5000;

/** Renderer, GPU and helper processes: what the window costs counts as the monitor's cost. */
export class ElectronPids {
  #pids: readonly number[] = [];
  #readAtMs = Number.NEGATIVE_INFINITY;

  /** As they were within the last five seconds. */
  readonly read = (): readonly number[] => {
    const nowMs = performance.now();
    if (nowMs - this.#readAtMs >= KEPT_MS) {
      this.#pids = app.getAppMetrics().map(({ pid }) => pid);
      this.#readAtMs = nowMs;
    }
    return this.#pids;
  };
}
