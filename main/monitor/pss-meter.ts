/** Reads a process's proportional set size in bytes; `null` when it can't be told. */
export type ReadPssBytes = (pid: number) => Promise<number | null>;

/** Share of a tick that reading PSS may take: it walks page tables under the target's lock. */
const BUDGET_SHARE = 0.05;

/** What a reading is taken to cost before the first one. */
const FIRST_GUESS_MS = 1;

/** How fast the expected cost follows the measured one. */
const COST_SMOOTHING = 0.3;

/**
 * Keeps the latest PSS of each process, within a budget of time.
 *
 * A sum is of one pass over all processes. Between the boundary readings a pass is spread over
 * ticks, so its parts can be of different moments.
 */
export class PssMeter {
  readonly #readPssBytes: ReadPssBytes;
  readonly #nowMs: () => number;
  readonly #latestBytes = new Map<number, number | null>();
  #creditMs = 0;
  #costMs = FIRST_GUESS_MS;
  /** Processes still to be read in the pass under way. */
  #waiting: number[] = [];

  constructor(readPssBytes: ReadPssBytes, nowMs: () => number) {
    this.#readPssBytes = readPssBytes;
    this.#nowMs = nowMs;
  }

  /** Latest reading of one process, `null` when there is none. */
  bytesOf(pid: number): number | null {
    return this.#latestBytes.get(pid) ?? null;
  }

  /** Sum of the latest readings; `null` unless every process has one. */
  totalBytes(pids: readonly number[]): number | null {
    let total = 0;
    for (const pid of pids) {
      const bytes = this.bytesOf(pid);
      if (bytes === null) return null;
      total += bytes;
    }
    return pids.length === 0 ? null : total;
  }

  /** One whole pass, whatever it costs: for the boundary readings. */
  async readAll(pids: readonly number[]): Promise<void> {
    this.#keepOnly(pids);
    this.#waiting = [];
    for (const pid of pids) await this.#readOne(pid);
  }

  /**
   * As many readings as the budget of one tick allows.
   *
   * @returns Whether a pass over all processes came to its end.
   */
  async readSome(pids: readonly number[], tickMs: number): Promise<boolean> {
    this.#keepOnly(pids);
    const budgetMs = tickMs * BUDGET_SHARE;
    // Unspent time is saved up for a process that costs more than one tick's budget, not beyond.
    this.#creditMs = Math.min(this.#creditMs + budgetMs, Math.max(budgetMs, this.#costMs));
    if (this.#waiting.length === 0) this.#waiting = [...pids];
    while (this.#waiting.length > 0 && this.#creditMs >= this.#costMs) {
      const pid = this.#waiting.shift();
      if (pid !== undefined && this.#latestBytes.has(pid)) await this.#readOne(pid);
    }
    return this.#waiting.length === 0;
  }

  async #readOne(pid: number): Promise<void> {
    const startedMs = this.#nowMs();
    const bytes = await this.#readPssBytes(pid);
    const spentMs = this.#nowMs() - startedMs;
    this.#creditMs -= spentMs;
    this.#costMs += COST_SMOOTHING * (spentMs - this.#costMs);
    this.#latestBytes.set(pid, bytes);
  }

  #keepOnly(pids: readonly number[]): void {
    const kept = new Set(pids);
    for (const pid of this.#latestBytes.keys()) if (!kept.has(pid)) this.#latestBytes.delete(pid);
    for (const pid of pids) if (!this.#latestBytes.has(pid)) this.#latestBytes.set(pid, null);
  }
}
