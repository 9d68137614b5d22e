import type { MachineReport } from '../../contract/ipc.ts';
import type { MachineCard, RuntimeOnCard } from '../../contract/machine-card.ts';
import type { Failure } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';

export type MachineView =
  | { readonly state: 'closed' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: Failure }
  | {
      readonly state: 'open';
      readonly card: MachineCard;
      /** Empty: of a saved run, which names its one runtime itself. */
      readonly runtimes: readonly RuntimeOnCard[];
      /** Whether it is this machine as it is now, not one that something was measured on. */
      readonly isNow: boolean;
    };

/** The machine card in its dialog. */
export class MachineStore {
  readonly #bridge: Bridge;
  readonly view = new Observable<MachineView>({ state: 'closed' });

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Reads the machine as it is now. */
  async open(): Promise<void> {
    if (this.view.get().state !== 'closed') return;
    const loading: MachineView = { state: 'loading' };
    this.view.set(loading);
    const answer = await this.#bridge.request('machine:report', null);
    // It may have been closed meanwhile.
    if (this.view.get() !== loading) return;
    this.#accept(answer.ok ? answer.value : null, answer.ok ? null : answer.error);
  }

  /** Shows the card that was saved with a result. */
  show(card: MachineCard): void {
    this.view.set({ state: 'open', card, runtimes: [], isNow: false });
  }

  readonly close = (): void => this.view.set({ state: 'closed' });

  #accept(report: MachineReport | null, error: Failure | null): void {
    if (report !== null) this.view.set({ state: 'open', ...report, isNow: true });
    else if (error !== null) this.view.set({ state: 'failed', error });
  }
}
