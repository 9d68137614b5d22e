import type { Failure } from '../../contract/result.ts';
import type { RunHeader, RunRequest, RunState } from '../../contract/run.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';

export interface RunView {
  readonly state: RunState;
  /** Wall clock at which the work was seen to begin; `null` before, or for a window that came late. */
  readonly workStartedEpochMs: number | null;
  /** A start was asked for and not answered yet. */
  readonly isRequested: boolean;
  /** Why the last start was refused. */
  readonly startError: Failure | null;
}

/** The current or last run, and the way to start and stop one. */
export class RunStore {
  readonly #bridge: Bridge;
  readonly view: Observable<RunView>;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.view = new Observable<RunView>({
      state: { state: 'idle' },
      workStartedEpochMs: null,
      isRequested: false,
      startError: null,
    });
  }

  /** Takes over a state that main pushed. */
  accept(state: RunState, nowEpochMs: number): void {
    const before = this.view.get();
    const isSameRun = headerOf(before.state)?.runId === headerOf(state)?.runId;
    const begins = isSameRun && state.state === 'running' && before.state.state === 'starting';
    this.view.set({
      ...before,
      state,
      workStartedEpochMs: begins ? nowEpochMs : isSameRun ? before.workStartedEpochMs : null,
    });
  }

  /** Starts a run unless one is under way; a refusal is kept in the view. */
  async start(request: RunRequest): Promise<void> {
    if (!canStart(this.view.get())) return;
    this.#patch({ isRequested: true, startError: null });
    const answer = await this.#bridge.request('run:start', request);
    this.#patch({ isRequested: false, startError: answer.ok ? null : answer.error });
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

/** Whether processes of a run are there, or about to be. */
export function isLive(state: RunState): boolean {
  return state.state === 'starting' || state.state === 'running' || state.state === 'stopping';
}

export function canStart(view: RunView): boolean {
  return !view.isRequested && !isLive(view.state);
}

export function headerOf(state: RunState): RunHeader | null {
  return state.state === 'idle' ? null : state.run;
}
