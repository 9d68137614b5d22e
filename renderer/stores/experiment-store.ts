import type { ExperimentControl, ExperimentSpec } from '../../contract/experiment.ts';
import type { ExperimentBrief, ExperimentState } from '../../contract/experiment-result.ts';
import type { Failure, Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { Observable } from './observable.ts';

export interface ExperimentView {
  readonly state: ExperimentState;
  /** A start or an extension was asked for and not answered yet. */
  readonly isRequested: boolean;
  /** Why the last start or extension was refused. */
  readonly startError: Failure | null;
}

/** The current or last experiment, and the way to start and lead one. */
export class ExperimentStore {
  readonly #bridge: Bridge;
  readonly view: Observable<ExperimentView>;

  constructor(bridge: Bridge, initial: ExperimentState) {
    this.#bridge = bridge;
    this.view = new Observable<ExperimentView>({
      state: initial,
      isRequested: false,
      startError: null,
    });
  }

  /** Takes over a state that main pushed. */
  accept(pushed: ExperimentState): void {
    this.#patch({ state: withResultKept(this.view.get().state, pushed) });
  }

  /**
   * Starts an experiment unless one is under way; a refusal is kept in the view.
   * @returns its id; `null`: not started
   */
  async start(spec: ExperimentSpec): Promise<string | null> {
    if (!canStartExperiment(this.view.get())) return null;
    const started = await this.#ask(() => this.#bridge.request('experiment:start', spec));
    return started?.experimentId ?? null;
  }

  /** Runs more rounds of the last experiment, joined to what it has. */
  async extend(repeats: number): Promise<void> {
    if (!canStartExperiment(this.view.get())) return;
    await this.#ask(() => this.#bridge.request('experiment:extend', { repeats }));
  }

  /** Without an experiment under way nothing happens. */
  async control(control: ExperimentControl): Promise<Failure | null> {
    if (!isUnderWay(this.view.get().state)) return null;
    const answer = await this.#bridge.request('experiment:control', control);
    return answer.ok ? null : answer.error;
  }

  dismissStartError(): void {
    if (this.view.get().startError !== null) this.#patch({ startError: null });
  }

  async #ask<Value>(request: () => Promise<Result<Value>>): Promise<Value | null> {
    this.#patch({ isRequested: true, startError: null });
    const answer = await request();
    this.#patch({ isRequested: false, startError: answer.ok ? null : answer.error });
    return answer.ok ? answer.value : null;
  }

  #patch(patch: Partial<ExperimentView>): void {
    this.view.set({ ...this.view.get(), ...patch });
  }
}

/** Whether runs of an experiment are still to come. */
export function isUnderWay(
  state: ExperimentState,
): state is Extract<
  ExperimentState,
  { readonly state: 'running' | 'pausing' | 'paused' | 'stopping' }
> {
  return state.state !== 'idle' && state.state !== 'ended';
}

export function canStartExperiment(view: ExperimentView): boolean {
  return !view.isRequested && !isUnderWay(view.state);
}

/**
 * Every push brings a copy of the whole result. Between two runs nothing in it has changed: the
 * object from before is kept, so that tables and charts are not drawn anew while work is timed.
 */
function withResultKept(before: ExperimentState, pushed: ExperimentState): ExperimentState {
  if (before.state === 'idle' || pushed.state === 'idle') return pushed;
  return isSameResult(before.result, pushed.result) ? { ...pushed, result: before.result } : pushed;
}

function isSameResult(a: ExperimentBrief, b: ExperimentBrief): boolean {
  return (
    a.experimentId === b.experimentId &&
    a.state === b.state &&
    a.order.length === b.order.length &&
    a.warnings.length === b.warnings.length &&
    a.conclusion === b.conclusion
  );
}
