/** More can't be told apart in the height of a lane. */
export const MAX_ROWS = 64;

/**
 * Chooses sub-rows so that tasks which overlap lie in different ones. A task keeps its row whatever
 * comes later: nothing jumps.
 */
export class LaneRows {
  /** When the last task of each row ends. */
  readonly #endsNs: number[] = [];

  /** At least 1. */
  get count(): number {
    return Math.max(1, this.#endsNs.length);
  }

  /**
   * To be asked in the order in which tasks end.
   * @returns the row that is free the shortest; past 64 that are taken, the one that was taken the longest
   */
  choose(startedNs: number, finishedNs: number): number {
    const row = this.#free(startedNs) ?? this.#next();
    this.#endsNs[row] = Math.max(finishedNs, this.#endsNs[row] ?? finishedNs);
    return row;
  }

  #free(startedNs: number): number | null {
    let found: number | null = null;
    let foundNs = -Infinity;
    // Asked for each of a million tasks: an iterator takes several times as long.
    for (let row = 0; row < this.#endsNs.length; row += 1) {
      const endNs = this.#endsNs[row] ?? NaN;
      if (endNs > startedNs || endNs <= foundNs) continue;
      found = row;
      foundNs = endNs;
    }
    return found;
  }

  #next(): number {
    const { length } = this.#endsNs;
    return length < MAX_ROWS ? length : this.#endsNs.indexOf(Math.min(...this.#endsNs));
  }
}
