import type { AttachAsk } from '../../contract/processes.ts';
import type { Failure } from '../../contract/result.ts';
import type { RunRequest, RunState } from '../../contract/run.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';
import { canStart, isLive, NO_RUN, type RunView, withState } from './run-view.ts';

const UNDER_WAY: Failure = {
  code: 'busy',
  message: 'A run is under way: stop it, or wait for its end, to watch a process.',
};

/** The current or last run, and the way to start and stop one. */
export class RunStore {
  readonly #bridge: Bridge;
  readonly view: Observable<RunView>;

  constructor(bridge: Bridge, initial: RunView = NO_RUN) {
    this.#bridge = bridge;
    this.view = new Observable(initial);
  }

  /**
   * Takes over a state that main told of.
   * @param knownStartEpochMs when the work began, for a window that came late
   */
  accept(state: RunState, nowEpochMs: number, knownStartEpochMs: number | null = null): void {
    this.view.set(withState(this.view.get(), state, nowEpochMs, knownStartEpochMs));
  }

  /**
   * Starts a run unless one is under way; a refusal is kept in the view.
   * @param isQuiet whether main was set to tell nothing of it until it has ended
   */
  async start(request: RunRequest, isQuiet = false): Promise<void> {
    if (!canStart(this.view.get())) return;
    this.#patch({ isRequested: true, isQuiet, startError: null });
    const answer = await this.#bridge.request('run:start', request);
    this.#patch({ isRequested: false, startError: answer.ok ? null : answer.error });
  }

  /** Watches a process that runs already, unless a run is under way. @returns why not; `null`: it is watched */
  async attach(ask: AttachAsk): Promise<Failure | null> {
    if (!canStart(this.view.get())) return UNDER_WAY;
    this.#patch({ isRequested: true, isQuiet: false, startError: null });
    const answer = await this.#bridge.request('run:attach', ask);
    this.#patch({ isRequested: false });
    return answer.ok ? null : answer.error;
  }

  /** Asks the run to stop; without one nothing happens. */
  async stop(): Promise<Failure | null> {
    if (!isLive(this.view.get().state)) return null;
    const answer = await this.#bridge.request('run:stop', null);
    return answer.ok ? null : answer.error;
  }

  dismissStartError(): void {
    if (this.view.get().startError !== null) this.#patch({ startError: null });
  }

  #patch(patch: Partial<RunView>): void {
    this.view.set({ ...this.view.get(), ...patch });
  }
}
