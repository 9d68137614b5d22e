/** Mean busy share of each core over any number of ticks, weighted by the time each covers. */
export class CoreMeans {
  readonly #busyMs: number[] = [];
  readonly #coveredMs: number[] = [];

  add(coreBusy: readonly (number | null)[], elapsedMs: number | null): void {
    if (elapsedMs === null) return;
    coreBusy.forEach((busy, core) => {
      if (busy === null) return;
      this.#busyMs[core] = (this.#busyMs[core] ?? 0) + busy * elapsedMs;
      this.#coveredMs[core] = (this.#coveredMs[core] ?? 0) + elapsedMs;
    });
  }

  /** One share a core, 0…1; `null` where nothing is known. */
  read(coreCount: number): (number | null)[] {
    return Array.from({ length: coreCount }, (_, core) => {
      const coveredMs = this.#coveredMs[core] ?? 0;
      return coveredMs > 0 ? (this.#busyMs[core] ?? 0) / coveredMs : null;
    });
  }
}
