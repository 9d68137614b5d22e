/** A page that crashes this often in the window of time will crash again when it is reloaded. */
const MAX_CRASHES = 3;
const PERIOD_MS = 60_000;

/** Tells a crash worth a reload from a loop of them. */
export class CrashBudget {
  #crashedAtMs: number[] = [];

  /**
   * Notes a crash.
   * @returns whether to reload
   */
  spend(nowMs: number): boolean {
    this.#crashedAtMs = this.#crashedAtMs.filter((atMs) => nowMs - atMs < PERIOD_MS);
    this.#crashedAtMs.push(nowMs);
    return this.#crashedAtMs.length <= MAX_CRASHES;
  }
}
