import type { HistoryId } from '../../contract/history.ts';
import type {
  ExportChoices,
  ExportedReport,
  ExportProgress,
  ReportExport,
} from '../../contract/report-export.ts';
import type { Failure } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';

export type Preview =
  | { readonly state: 'drawing' }
  | { readonly state: 'shown'; readonly image: string }
  | { readonly state: 'failed'; readonly error: Failure };

export type ExportView =
  | { readonly state: 'closed' }
  | {
      readonly state: 'open';
      readonly items: readonly HistoryId[];
      readonly title: string;
      readonly note: string;
      /** `null`: not known yet. */
      readonly folder: string | null;
      readonly preview: Preview;
      /** `null`: nothing is being written. */
      readonly progress: ExportProgress | null;
      readonly error: Failure | null;
      /** What the last export wrote, be it all or what came before the error. */
      readonly exported: ExportedReport | null;
    };

type OpenView = Extract<ExportView, { readonly state: 'open' }>;

/** While words are typed nothing is drawn: each preview is a page of its own. */
const PREVIEW_DELAY_MS = 600;

/** The Export dialogue. */
export class ExportStore {
  readonly #bridge: Bridge;
  readonly #choices: () => ExportChoices;
  readonly view = new Observable<ExportView>({ state: 'closed' });
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** An answer to an earlier question is dropped. */
  #previews = 0;

  /** @param choices as they are now; a change of them is told by `redraw` */
  constructor(bridge: Bridge, choices: () => ExportChoices) {
    this.#bridge = bridge;
    this.#choices = choices;
  }

  open(items: readonly HistoryId[]): void {
    if (this.view.get().state === 'open') return;
    this.view.set({
      ...{ state: 'open', items, title: '', note: '', folder: null },
      ...{ preview: { state: 'drawing' }, progress: null, error: null, exported: null },
    });
    void this.#readFolder('report:folder');
    void this.#draw();
  }

  /** Not while files are being written: that is cancelled first. */
  readonly close = (): void => {
    const view = this.view.get();
    if (view.state === 'open' && view.progress !== null) return;
    this.#forgetPreview();
    this.view.set({ state: 'closed' });
  };

  setWords(words: { readonly title?: string; readonly note?: string }): void {
    this.#patch(words);
    this.redraw();
  }

  /** The preview follows what is chosen, a moment later. */
  redraw(): void {
    if (this.view.get().state === 'closed') return;
    this.#forgetPreview();
    this.#timer = setTimeout(() => void this.#draw(), PREVIEW_DELAY_MS);
  }

  chooseFolder(): Promise<void> {
    return this.#readFolder('report:choose-folder');
  }

  async export(): Promise<void> {
    const view = this.view.get();
    if (view.state === 'closed' || view.progress !== null) return;
    const starting = { what: '', done: 0, total: 1 };
    this.#patch({ progress: starting, error: null, exported: null });
    const answer = await this.#bridge.request('report:export', this.#request(view));
    this.#patch({
      progress: null,
      error: answer.ok ? answer.value.failure : answer.error,
      exported: answer.ok ? answer.value : null,
    });
  }

  async cancel(): Promise<void> {
    await this.#bridge.request('report:cancel', null);
  }

  /** Takes over what main pushed. */
  acceptProgress(progress: ExportProgress): void {
    const view = this.view.get();
    if (view.state === 'open' && view.progress !== null) this.#patch({ progress });
  }

  async #draw(): Promise<void> {
    const view = this.view.get();
    if (view.state === 'closed') return;
    this.#previews += 1;
    const number = this.#previews;
    this.#patch({ preview: { state: 'drawing' } });
    const answer = await this.#bridge.request('report:preview', this.#request(view));
    if (number !== this.#previews) return;
    this.#patch({
      preview: answer.ok
        ? { state: 'shown', image: answer.value.image }
        : { state: 'failed', error: answer.error },
    });
  }

  async #readFolder(name: 'report:folder' | 'report:choose-folder'): Promise<void> {
    const answer = await this.#bridge.request(name, null);
    this.#patch(answer.ok ? { folder: answer.value } : { error: answer.error });
  }

  #request({ items, title, note }: OpenView): ReportExport {
    return { items, title, note, choices: this.#choices() };
  }

  #forgetPreview(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#previews += 1;
  }

  #patch(patch: Partial<Omit<OpenView, 'state'>>): void {
    const view = this.view.get();
    if (view.state === 'open') this.view.set({ ...view, ...patch });
  }
}
