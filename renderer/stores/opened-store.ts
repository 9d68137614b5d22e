import type {
  HistoryId,
  OpeningShare,
  RunOverlay,
  StoredExperiment,
  StoredRun,
} from '../../contract/history.ts';
import type { Failure, Result } from '../../contract/result.ts';
import { inSlices } from '../../contract/work-slices.ts';
import type { Bridge } from '../bridge.ts';
import { nextTask } from './next-task.ts';
import { Observable } from './observable.ts';
import { type Replay, replayRun } from './replay.ts';

/** What of the history is looked at; `list`: nothing in particular. */
export type OpenedView =
  | { readonly page: 'list' }
  | { readonly page: 'failed'; readonly error: Failure }
  | {
      readonly page: 'run';
      /** Its samples have gone into `replay`. */
      readonly stored: Omit<StoredRun, 'recording'>;
      readonly replay: Replay;
    }
  | { readonly page: 'experiment'; readonly stored: StoredExperiment }
  | { readonly page: 'overlay'; readonly overlay: RunOverlay };

/** What is being opened, and takes so long that it is told. */
export interface Opening {
  readonly name: string;
  /** 0 … 1; `null`: not known. */
  readonly share: number | null;
}

const LIST: OpenedView = { page: 'list' };

/** What is there sooner needs no progress, which would only flicker. */
const SHOWN_AFTER_MS = 150;

/** Of opening a run, what reading it in main takes; the rest is handing over, and the page's own. */
const READING_SHARE = 0.6;
const HANDED_OVER_SHARE = 0.7;

/** Opens what lies in the history, one at a time. What was shown before stays until it is there. */
export class OpenedStore {
  readonly #bridge: Bridge;
  readonly view = new Observable<OpenedView>(LIST);
  /** `null`: nothing, or not for long enough to be told. */
  readonly opening = new Observable<Opening | null>(null);
  /** An answer that comes after the user cancelled, or went on to another, is dropped. */
  #number = 0;
  #current: (Opening & { readonly id: string | null }) | null = null;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** @param name for people */
  async open({ kind, id }: HistoryId, name: string): Promise<void> {
    const number = this.#begin(name, kind === 'run' ? id : null);
    if (kind === 'run') {
      await this.#show(number, this.#bridge.request('history:open-run', id), (stored) =>
        this.#runPage(number, stored),
      );
      return;
    }
    const asked = this.#bridge.request('history:open-experiment', id);
    await this.#show(number, asked, (stored) => ({ page: 'experiment', stored }));
  }

  /** Lays runs over each other. */
  async overlay(runIds: readonly string[], name: string): Promise<void> {
    const asked = this.#bridge.request('history:overlay', runIds);
    const pageOf = (overlay: RunOverlay): OpenedView => ({ page: 'overlay', overlay });
    await this.#show(this.#begin(name, null), asked, pageOf);
  }

  /** How far main has read a run. */
  acceptShare({ runId, share }: OpeningShare): void {
    if (runId === this.#current?.id) this.#tellShare(READING_SHARE * share);
  }

  /** Back to what was shown before. */
  cancel(): void {
    if (this.#current === null) return;
    this.#end();
    void this.#bridge.request('history:stop-opening', null);
  }

  /** Back to the list. */
  close(): void {
    this.cancel();
    this.view.set(LIST);
  }

  #begin(name: string, id: string | null): number {
    this.#number += 1;
    const number = this.#number;
    this.#current = { name, id, share: id === null ? null : 0 };
    // Where one is told of already, this one takes its place at once.
    if (this.opening.get() !== null) this.opening.set(this.#current);
    else
      setTimeout(() => number === this.#number && this.opening.set(this.#current), SHOWN_AFTER_MS);
    return number;
  }

  #end(): void {
    this.#number += 1;
    this.#current = null;
    this.opening.set(null);
  }

  #tellShare(share: number): void {
    if (this.#current === null) return;
    this.#current = { ...this.#current, share };
    if (this.opening.get() !== null) this.opening.set(this.#current);
  }

  async #show<Value>(
    number: number,
    asked: Promise<Result<Value>>,
    pageOf: (value: Value) => OpenedView | null | Promise<OpenedView | null>,
  ): Promise<void> {
    const answer = await asked;
    if (number !== this.#number) return;
    const view: OpenedView | null = answer.ok
      ? await pageOf(answer.value)
      : { page: 'failed', error: answer.error };
    if (view === null || number !== this.#number) return;
    this.#end();
    this.view.set(view);
  }

  /** `null`: it was cancelled. */
  async #runPage(number: number, { recording, ...stored }: StoredRun): Promise<OpenedView | null> {
    const tell = (share: number) =>
      this.#tellShare(HANDED_OVER_SHARE + (1 - HANDED_OVER_SHARE) * share);
    tell(0);
    const replay = await inSlices(replayRun({ ...stored, recording }, this.#bridge), {
      rest: nextTask,
      onShare: tell,
      isCancelled: () => number !== this.#number,
    });
    return replay === null ? null : { page: 'run', stored, replay };
  }
}
