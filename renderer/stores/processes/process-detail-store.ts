import type { ProcessDetail, ProcessIdentity } from '../../../contract/processes.ts';
import type { Bridge } from '../../bridge.ts';
import { Observable } from '../observable.ts';
import { keyOf, type ProcessKey } from './process-row.ts';

export interface ProcessDetailView {
  readonly key: ProcessKey | null;
  /** `null`: not read yet. */
  readonly detail: ProcessDetail | null;
}

/** What is read of the selected process alone. */
export class ProcessDetailStore {
  readonly #bridge: Bridge;
  readonly view = new Observable<ProcessDetailView>({ key: null, detail: null });

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Reads it anew; what was read of the same process stays until then. */
  async read({ pid, startTicks }: ProcessIdentity): Promise<void> {
    const key = keyOf({ pid, startTicks });
    if (this.view.get().key !== key) this.view.set({ key, detail: null });
    const answer = await this.#bridge.request('process:detail', { pid, startTicks });
    // Another one may have been selected meanwhile.
    if (answer.ok && this.view.get().key === key) this.view.set({ key, detail: answer.value });
  }
}
