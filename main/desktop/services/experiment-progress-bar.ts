import type { ExperimentState } from '../../../contract/experiment-result.ts';

/** Shorter ones are waited for in front of the window. */
const LONG_MS = 60_000;

/** The window as far as it can tell of an experiment from afar. */
export interface DistantWindow {
  /** In the task bar; −1: none. Nothing where the desktop has no such thing. */
  setProgressBar(fraction: number, options: { readonly mode: 'normal' | 'paused' }): void;
  isFocused(): boolean;
}

export interface Announcement {
  readonly title: string;
  readonly body: string;
}

/**
 * Shows in the task bar how far an experiment is, and announces the end of a long one to a user who
 * is elsewhere.
 */
export class ExperimentProgressBar {
  readonly #getWindow: () => DistantWindow | null;
  readonly #announce: (announcement: Announcement) => void;
  #elapsedMs = 0;
  #isShown = false;

  constructor(
    getWindow: () => DistantWindow | null,
    announce: (announcement: Announcement) => void,
  ) {
    this.#getWindow = getWindow;
    this.#announce = announce;
  }

  follow(state: ExperimentState): void {
    if (state.state === 'idle' || state.state === 'ended') {
      this.#end(state);
      return;
    }
    const { runsDone, runsPlanned, elapsedMs } = state.progress;
    this.#elapsedMs = elapsedMs;
    this.#isShown = true;
    const mode = state.state === 'paused' ? 'paused' : 'normal';
    this.#getWindow()?.setProgressBar(runsDone / Math.max(1, runsPlanned), { mode });
  }

  #end(state: Extract<ExperimentState, { state: 'idle' | 'ended' }>): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    const window = this.#getWindow();
    window?.setProgressBar(-1, { mode: 'normal' });
    const isAway = window?.isFocused() !== true;
    if (state.state === 'ended' && isAway && this.#elapsedMs >= LONG_MS) {
      this.#announce({ title: 'The experiment has ended', body: state.result.conclusion });
    }
  }
}
