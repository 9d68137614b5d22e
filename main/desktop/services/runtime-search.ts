import type { Runtime } from '../../../contract/runtime.ts';
import { sortRuntimes } from '../../runtimes/merge-runtimes.ts';

/** The runtimes of this machine as far as they are known. */
export class RuntimeSearch {
  readonly #find: () => Promise<readonly Runtime[]>;
  readonly #listeners = new Set<(runtimes: readonly Runtime[]) => void>();
  #found: readonly Runtime[] | null = null;
  #underWay: Promise<readonly Runtime[]> | null = null;

  constructor(find: () => Promise<readonly Runtime[]>) {
    this.#find = find;
  }

  /** Told after every search. */
  onFound(listener: (runtimes: readonly Runtime[]) => void): void {
    this.#listeners.add(listener);
  }

  /** `null` until the first search has ended. */
  known(): readonly Runtime[] | null {
    return this.#found;
  }

  /** Searches anew. A search under way is joined: probing starts every interpreter there is. */
  refresh(): Promise<readonly Runtime[]> {
    this.#underWay ??= this.#search().finally(() => (this.#underWay = null));
    return this.#underWay;
  }

  /** Searches with what has just changed: a search under way may have begun before. */
  async renew(): Promise<readonly Runtime[]> {
    await this.#underWay?.catch(() => undefined);
    return this.refresh();
  }

  /**
   * Adds runtimes that were asked by themselves, in place of what was listed under the same id or
   * path. Waits for a first search.
   */
  async add(runtimes: readonly Runtime[]): Promise<void> {
    const found = this.#underWay === null ? this.#found : await this.#underWay;
    const others = (found ?? (await this.refresh())).filter(
      (known) => !runtimes.some((added) => isSamePlace(known, added)),
    );
    this.#publish(sortRuntimes([...others, ...runtimes]));
  }

  async #search(): Promise<readonly Runtime[]> {
    const runtimes = await this.#find();
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
