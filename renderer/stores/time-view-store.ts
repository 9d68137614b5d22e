import { spanWithin, type TimeSpan } from '../charts/time-span.ts';
import { Observable } from './observable.ts';

/** Which part of a run's time is looked at, and which moment of it. Seconds since the run's start. */
export interface TimeView {
  /** `null`: all of it, however long it becomes. */
  readonly span: TimeSpan | null;
  /** Where the cross-hair stands in every chart; `null`: nowhere. */
  readonly cursorS: number | null;
  /** It stays where it is when the pointer goes on, until it is let go. */
  readonly isPinned: boolean;
  /** The part whose figures are told; `null`: none. */
  readonly selection: TimeSpan | null;
}

const WHOLE: TimeView = { span: null, cursorS: null, isPinned: false, selection: null };

/** One for all charts of a run over time, so that they show the same time and the same moment. */
export class TimeViewStore {
  readonly view = new Observable<TimeView>(WHOLE);

  show(span: TimeSpan | null): void {
    this.#patch({ span });
  }

  /**
   * Shows a part of the whole; all of it goes on to grow with the run.
   * @param leastS the narrowest that is shown, in seconds; else a share of the whole
   */
  showWithin(whole: TimeSpan, wanted: TimeSpan, leastS?: number): void {
    const next = spanWithin(whole, wanted, leastS);
    const isWhole = next[1] - next[0] >= (whole[1] - whole[0]) * (1 - 1e-9);
    this.show(isWhole ? null : next);
  }

  /** Where the pointer is; a pinned cross-hair stays. */
  point(cursorS: number | null): void {
    if (!this.view.get().isPinned) this.#patch({ cursorS });
  }

  /** Holds the cross-hair at a moment. */
  pin(cursorS: number): void {
    this.#patch({ cursorS, isPinned: true });
  }

  unpin(): void {
    this.#patch({ cursorS: null, isPinned: false });
  }

  select(selection: TimeSpan | null): void {
    this.#patch({ selection });
  }

  /** Another run: nothing of what was looked at is there. */
  reset(): void {
    this.view.set(WHOLE);
  }

  #patch(patch: Partial<TimeView>): void {
    const before = this.view.get();
    const isSame = (Object.keys(patch) as (keyof TimeView)[]).every((key) =>
      Object.is(before[key], patch[key]),
    );
    if (!isSame) this.view.set({ ...before, ...patch });
  }
}
