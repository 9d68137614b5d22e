import type { Runtime } from '../../../contract/runtime.ts';

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

  async #search(): Promise<readonly Runtime[]> {
    const runtimes = await this.#find();
    this.#found = runtimes;
    for (const listener of this.#listeners) listener(runtimes);
    return runtimes;
  }
}
