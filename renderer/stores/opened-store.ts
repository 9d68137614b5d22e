import type { HistoryId, RunOverlay, StoredExperiment, StoredRun } from '../../contract/history.ts';
import type { Failure, Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';
import { type Replay, replayRun } from './replay.ts';

/** What of the history is looked at; `list`: nothing in particular. */
export type OpenedView =
  | { readonly page: 'list' }
  | { readonly page: 'opening' }
  | { readonly page: 'failed'; readonly error: Failure }
  | {
      readonly page: 'run';
      /** Its samples have gone into `replay`. */
      readonly stored: Omit<StoredRun, 'recording'>;
      readonly replay: Replay;
    }
  | { readonly page: 'experiment'; readonly stored: StoredExperiment }
  | { readonly page: 'overlay'; readonly overlay: RunOverlay };

const LIST: OpenedView = { page: 'list' };

/** Opens what lies in the history, one at a time. */
export class OpenedStore {
  readonly #bridge: Bridge;
  readonly view = new Observable<OpenedView>(LIST);
  /** An answer that comes after the user went back, or on to another, is dropped. */
  #number = 0;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async open({ kind, id }: HistoryId): Promise<void> {
    await (kind === 'run'
      ? this.#show(this.#bridge.request('history:open-run', id), (stored) => this.#runPage(stored))
      : this.#show(this.#bridge.request('history:open-experiment', id), (stored) => ({
          page: 'experiment',
          stored,
        })));
  }

  /** Lays runs over each other. */
  async overlay(runIds: readonly string[]): Promise<void> {
    await this.#show(this.#bridge.request('history:overlay', runIds), (overlay) => ({
      page: 'overlay',
      overlay,
    }));
  }

  close(): void {
    this.#number += 1;
    this.view.set(LIST);
  }

  #runPage({ recording, ...stored }: StoredRun): OpenedView {
    return { page: 'run', stored, replay: replayRun({ ...stored, recording }, this.#bridge) };
  }

  async #show<Value>(
    asked: Promise<Result<Value>>,
    pageOf: (value: Value) => OpenedView,
  ): Promise<void> {
    this.#number += 1;
    const number = this.#number;
    this.view.set({ page: 'opening' });
    const answer = await asked;
    if (number !== this.#number) return;
    this.view.set(answer.ok ? pageOf(answer.value) : { page: 'failed', error: answer.error });
  }
}
