import type { Runtime } from '../../../contract/runtime.ts';
import { sortRuntimes } from '../../runtimes/merge-runtimes.ts';

/** Searches; may tell what it has before all is found. */
export type FindRuntimes = (
  tellSoFar: (runtimes: readonly Runtime[]) => void,
) => Promise<readonly Runtime[]>;

/** The runtimes of this machine as far as they are known. */
export class RuntimeSearch {
  readonly #find: FindRuntimes;
  readonly #listeners = new Set<(runtimes: readonly Runtime[]) => void>();
  #found: readonly Runtime[] | null = null;
  #underWay: Promise<readonly Runtime[]> | null = null;

  constructor(find: FindRuntimes) {
    this.#find = find;
  }

  /** Told after every search, and of what the first one has found so far. */
  onFound(listener: (runtimes: readonly Runtime[]) => void): void {
    this.#listeners.add(listener);
  }

  /** `null` until the first search has found something, or an earlier start's was remembered. */
  known(): readonly Runtime[] | null {
    return this.#found;
  }

  /** Waits for a search under way, and for the first one. Rejects with what it failed with. */
  async found(): Promise<readonly Runtime[]> {
    return this.#underWay ?? this.#found ?? this.refresh();
  }

  /** Resolves when no search is under way: beside one, nothing can be timed. Never rejects. */
  async settled(): Promise<void> {
    await this.#underWay?.catch(() => undefined);
  }

  /** Lists what an earlier start has found, until a search has ended. */
  remember(runtimes: readonly Runtime[]): void {
    this.#found ??= runtimes;
  }

  /** Searches anew. A search under way is joined: probing starts every interpreter there is. */
  refresh(): Promise<readonly Runtime[]> {
    this.#underWay ??= this.#search().finally(() => (this.#underWay = null));
    return this.#underWay;
  }

  /** Searches with what has just changed: a search under way may have begun before. */
  async renew(): Promise<readonly Runtime[]> {
    await this.settled();
    return this.refresh();
  }

  /**
   * Adds runtimes that were asked by themselves, in place of what was listed under the same id or
   * path. Waits for a first search.
   */
  async add(runtimes: readonly Runtime[]): Promise<void> {
    const others = (await this.found()).filter(
      (known) => !runtimes.some((added) => isSamePlace(known, added)),
    );
    this.#publish(sortRuntimes([...others, ...runtimes]));
  }

  async #search(): Promise<readonly Runtime[]> {
    // A later search takes nothing off the list before it has ended.
    const isFirst = this.#found === null;
    const runtimes = await this.#find((soFar) => {
      if (isFirst) this.#publish(soFar);
    });
    this.#publish(runtimes);
    return runtimes;
  }

  #publish(runtimes: readonly Runtime[]): void {
    this.#found = runtimes;
    for (const listener of this.#listeners) listener(runtimes);
  }
}

function isSamePlace(known: Runtime, added: Runtime): boolean {
  return (
    known.id === added.id || (known.origin === 'user' && known.executable === added.executable)
  );
}
