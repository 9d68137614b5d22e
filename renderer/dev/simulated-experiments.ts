import type { ExperimentState } from '../../contract/experiment-result.ts';
import type { RequestName } from '../../contract/ipc.ts';
import type { Result } from '../../contract/result.ts';
import type { Scene } from './scene.ts';

/** Experiments of the simulated main: plans, pushes and results, all made up. */
export class SimulatedExperiments {
  readonly #scene: Scene;
  readonly #listeners = new Set<(state: ExperimentState) => void>();
  #state: ExperimentState = { state: 'idle' };

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  state(): ExperimentState {
    return this.#state;
  }

  /** Returns its own unsubscribe. */
  onState(listener: (state: ExperimentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `undefined`: none of an experiment's requests. */
  answer(name: RequestName, argument: unknown): Result<unknown> | undefined {
    void name;
    void argument;
    void this.#scene;
    return undefined;
  }
}
