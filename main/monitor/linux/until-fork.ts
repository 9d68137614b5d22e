/** Read anew after this time in any case: some containers show a count of their own making. */
const LONGEST_MS = 1_000;

interface Kept<Value> {
  readonly value: Value;
  readonly forks: number | null;
  readonly atMs: number;
}

/**
 * Keeps what only a fork can add to, the children of a process, until there was one anywhere on the
 * machine: of hundreds of sleeping threads, each of which could have some, looking for news is dear.
 */
export class UntilFork<Value> {
  readonly #forksSoFar: () => number | null;
  readonly #nowMs: () => number;
  readonly #kept = new Map<number, Kept<Value>>();

  /** @param forksSoFar as read before anything that is kept now; `null`: not told, nothing is kept */
  constructor(forksSoFar: () => number | null, nowMs: () => number) {
    this.#forksSoFar = forksSoFar;
    this.#nowMs = nowMs;
  }

  get(pid: number, read: () => Value): Value {
    const [forks, atMs] = [this.#forksSoFar(), this.#nowMs()];
    const kept = this.#kept.get(pid);
    const isFresh =
      kept !== undefined && forks !== null && kept.forks === forks && atMs - kept.atMs < LONGEST_MS;
    if (isFresh) return kept.value;
    const value = read();
    this.#kept.set(pid, { value, forks, atMs });
    return value;
  }

  forget(pid: number): void {
    this.#kept.delete(pid);
  }
}
