import type { Failure } from '../../../contract/result.ts';
import type { Bridge } from '../../bridge.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { Observable } from '../observable.ts';
import { exactTicks } from './growing-track.ts';
import { recordedTrack } from './recorded-track.ts';
import { coarserUntilS, type RunTrack } from './run-track.ts';
import { splicedTrack } from './spliced-track.ts';

/** What is to be known of the samples that are asked for. */
export interface DetailView {
  /** Main was asked for them, and has not answered. */
  readonly isAsked: boolean;
  /** Why it could not answer. */
  readonly error: Failure | null;
}

const NOTHING: DetailView = { isAsked: false, error: null };

/** While somebody zooms or drags, nothing is asked for. */
const SETTLED_MS = 200;

/**
 * Of a run so long that its older samples were put together: those that are looked at closely come back
 * from the history, each as it was taken.
 */
export class DetailStore {
  readonly #bridge: Bridge;
  readonly #onDetail: () => void;
  readonly view = new Observable<DetailView>(NOTHING);
  #whole: RunTrack | null = null;
  /** The part of the run that is looked at, in seconds since its start; `null`: all of it. */
  #span: TimeSpan | null = null;
  #detail: RunTrack | null = null;
  /** The part that was asked for last, whatever the answer. */
  #asked: TimeSpan | null = null;
  /** The part that was asked for and answered. */
  #answered: TimeSpan | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onDetail called when the track is another one than `fill` has given */
  constructor(bridge: Bridge, onDetail: () => void) {
    this.#bridge = bridge;
    this.#onDetail = onDetail;
  }

  /** The track to be drawn: as it is, or more exact where it is looked at closely. */
  fill(whole: RunTrack | null): RunTrack | null {
    if (whole?.runId !== this.#whole?.runId) this.#forget();
    this.#whole = whole;
    this.#consider();
    if (whole === null || this.#detail === null) return whole;
    const spliced = splicedTrack(whole, this.#detail);
    const isExact = this.#howExact() === 'exact';
    return { ...spliced, coarserTicks: isExact ? 0 : coarserTicksIn(spliced, whole) };
  }

  /** @param span the part of the run that is looked at; `null`: all of it */
  look(span: TimeSpan | null): void {
    // The cross-hair is told of as well.
    if (span === this.#span) return;
    const before = this.#howExact();
    this.#span = span;
    this.#consider();
    if (this.#howExact() !== before) this.#onDetail();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#detail = null;
    this.#asked = null;
    this.#answered = null;
    this.view.set(NOTHING);
  }

  #consider(): void {
    clearTimeout(this.#timer);
    const wanted = this.#wanted();
    if (wanted === null) this.#forget();
    else if (!this.#isIn(this.#asked))
      this.#timer = setTimeout(() => void this.#ask(wanted), SETTLED_MS);
  }

  /** The part that is to be asked for, with some around it to be dragged into view. */
  #wanted(): TimeSpan | null {
    const [whole, span] = [this.#whole, this.#span];
    if (whole === null || span === null || span[0] >= coarserUntilS(whole)) return null;
    const tickS = (whole.elapsedMs.at(-1) ?? NaN) / 1000;
    const spareS = exactTicks(whole.workers.length) * tickS - (span[1] - span[0]);
    if (!(spareS >= 0)) return null;
    const aroundS = Math.min(span[1] - span[0], spareS / 2);
    return [Math.max(0, span[0] - aroundS), span[1] + aroundS];
  }

  /** Beside what came back, what is looked at may still be coarser. */
  #howExact(): 'coarser' | 'in part' | 'exact' {
    if (this.#detail === null) return 'coarser';
    return this.#isIn(this.#answered) ? 'exact' : 'in part';
  }

  /** Whether all that is looked at lies in a part of the run. */
  #isIn(part: TimeSpan | null): boolean {
    const span = this.#span;
    return part !== null && span !== null && part[0] <= span[0] && span[1] <= part[1];
  }

  async #ask(wanted: TimeSpan): Promise<void> {
    const whole = this.#whole;
    if (whole === null) return;
    this.#asked = wanted;
    this.view.set({ isAsked: true, error: null });
    const { runId, originMs } = whole;
    const clockMs = (atS: number) => Math.max(0, originMs + atS * 1000);
    const span = { runId, fromMs: clockMs(wanted[0]), toMs: clockMs(wanted[1]) };
    const answer = await this.#bridge.request('samples:of-span', span);
    // It is another run that is shown, or another part of it.
    if (this.#asked !== wanted) return;
    this.view.set({ isAsked: false, error: answer.ok ? null : answer.error });
    if (!answer.ok) return;
    this.#detail = recordedTrack(answer.value, originMs);
    this.#answered = wanted;
    this.#onDetail();
  }
}

/** The part that may be coarser ends where it did: ticks that came back have moved its end. */
function coarserTicksIn(spliced: RunTrack, whole: RunTrack): number {
  return (whole.coarserTicks ?? 0) + spliced.atMs.length - whole.atMs.length;
}
