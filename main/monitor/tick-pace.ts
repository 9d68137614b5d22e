/** Of one core, the most that ticks may cost in the long run. */
export const COST_LIMIT = 0.05;

/** In quiet mode, where all of Corelane shall stay below a hundredth of a core. */
export const QUIET_COST_LIMIT = 0.004;

/** So long a quiet run is sampled at the pace that was set: short ones need every tick they can get. */
export const QUIET_FULL_PACE_MS = 5_000;

/** Never slower than this, and than what was set. */
export const SLOWEST_TICK_MS = 2_000;

/** The interval follows in steps, so that rates are taken over like spans. */
const STEP_MS = 250;

/** Ticks whose middle one stands for what a tick costs; a single dear one says nothing. */
const REMEMBERED_TICKS = 9;

/**
 * How far apart ticks are: as far as was set, or farther where they cost too much, as with hundreds of
 * workers. A coarser picture is better than one of a machine that is busy with being looked at.
 */
export class TickPace {
  readonly #costsMs: number[] = [];

  /** @param costMs CPU time that one tick took */
  note(costMs: number): void {
    this.#costsMs.push(costMs);
    if (this.#costsMs.length > REMEMBERED_TICKS) this.#costsMs.shift();
  }

  /**
   * Milliseconds from one tick to the next.
   * @param quietForMs since when the run in front is quiet; `null`: nothing is
   */
  intervalMs(setMs: number, quietForMs: number | null): number {
    const isQuiet = quietForMs !== null && quietForMs >= QUIET_FULL_PACE_MS;
    const neededMs = this.#usualCostMs() / (isQuiet ? QUIET_COST_LIMIT : COST_LIMIT);
    if (neededMs <= setMs) return setMs;
    const steppedMs = Math.ceil(neededMs / STEP_MS) * STEP_MS;
    return Math.max(setMs, Math.min(steppedMs, SLOWEST_TICK_MS));
  }

  #usualCostMs(): number {
    if (this.#costsMs.length < REMEMBERED_TICKS) return 0;
    const sorted = [...this.#costsMs].sort((a, b) => a - b);
    return sorted[Math.floor(REMEMBERED_TICKS / 2)] ?? 0;
  }
}
