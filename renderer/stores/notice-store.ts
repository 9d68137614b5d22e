import type { Failure } from '../../contract/result.ts';
import { Observable } from './observable.ts';

export interface Notice {
  readonly id: number;
  readonly tone: 'success' | 'problem';
  readonly message: string;
  /** A file that the notice can show in its folder. */
  readonly path: string | null;
  /** What can be done about it; the notice goes then. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** A success needs no answer; a problem stays until it is dismissed. */
const SUCCESS_SHOWN_MS = 8000;

/** Time to change one's mind. */
const ACTION_SHOWN_MS = 30_000;

/** More would cover the window; the oldest go first. */
const MAX_NOTICES = 3;

/** Short messages about something that just happened, outside the flow of the page. */
export class NoticeStore {
  readonly notices = new Observable<readonly Notice[]>([]);
  #nextId = 1;

  add(notice: Omit<Notice, 'id'>): void {
    const id = this.#nextId;
    this.#nextId += 1;
    const others = this.notices.get().filter((other) => other.message !== notice.message);
    this.notices.set([...others, { ...notice, id }].slice(-MAX_NOTICES));
    if (notice.tone !== 'success') return;
    const shownMs = notice.action === undefined ? SUCCESS_SHOWN_MS : ACTION_SHOWN_MS;
    setTimeout(() => this.dismiss(id), shownMs);
  }

  /** Shows a failure that has no place of its own in the page. */
  addProblem(failure: Failure): void {
    this.add({ tone: 'problem', message: failure.message, path: null });
  }

  dismiss(id: number): void {
    const left = this.notices.get().filter((notice) => notice.id !== id);
    if (left.length !== this.notices.get().length) this.notices.set(left);
  }

  clear(): void {
    this.notices.set([]);
  }
}
