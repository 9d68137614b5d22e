import { app } from 'electron';

/** Electron measures every process to list them: asked at every tick, that was a fourth of its cost. */
const KEPT_MS = 1000;

/** Renderer, GPU and helper processes: what the window costs counts as the monitor's cost. */
export class ElectronPids {
  #pids: readonly number[] = [];
  #readAtMs = Number.NEGATIVE_INFINITY;

  /** As they were within the last second. */
  readonly read = (): readonly number[] => {
    const nowMs = performance.now();
    if (nowMs - this.#readAtMs >= KEPT_MS) {
      this.#pids = app.getAppMetrics().map(({ pid }) => pid);
      this.#readAtMs = nowMs;
    }
    return this.#pids;
  };
}
