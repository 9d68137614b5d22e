import type { Failure } from '../../contract/result.ts';
import type { Runtime } from '../../contract/runtime.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';

export interface RuntimeView {
  /** `null` while the first search is under way. */
  readonly runtimes: readonly Runtime[] | null;
  readonly isSearching: boolean;
  readonly error: Failure | null;
}

/** The interpreters found on this machine. */
export class RuntimeStore {
  readonly #bridge: Bridge;
  readonly view: Observable<RuntimeView>;

  constructor(bridge: Bridge, initial: readonly Runtime[] | null) {
    this.#bridge = bridge;
    this.view = new Observable<RuntimeView>({
      runtimes: initial,
      isSearching: initial === null,
      error: null,
    });
  }

  /** Takes over a list that main pushed. */
  accept(runtimes: readonly Runtime[]): void {
    this.view.set({ runtimes, isSearching: false, error: null });
  }

  /** Searches the machine again; what was found before stays listed meanwhile. */
  async refresh(): Promise<void> {
    if (this.view.get().isSearching) return;
    this.view.set({ ...this.view.get(), isSearching: true, error: null });
    const answer = await this.#bridge.request('runtimes:refresh', null);
    if (answer.ok) this.accept(answer.value);
    else this.view.set({ ...this.view.get(), isSearching: false, error: answer.error });
  }
}
