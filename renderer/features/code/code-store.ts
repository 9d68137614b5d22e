import type { SourceAnswer, SourceRequest } from '../../../contract/ipc.ts';
import type { Failure } from '../../../contract/result.ts';
import type { Bridge } from '../../bridge.ts';
import { Observable } from '../../stores/observable.ts';

/** The view of the code: closed, or with the answer to what was asked. */
export type CodeView =
  | { readonly state: 'closed' }
  | {
      readonly state: 'loading' | 'failed' | 'ready';
      readonly request: SourceRequest;
      /** The runtime as people name it. */
      readonly runtimeName: string;
      readonly answer: SourceAnswer | null;
      readonly error: Failure | null;
    };

/** The files that a run would run, read by main at the moment they are asked for. */
export class CodeStore {
  readonly #bridge: Bridge;
  readonly view = new Observable<CodeView>({ state: 'closed' });

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  async open(request: SourceRequest, runtimeName: string): Promise<void> {
    const asked: CodeView = { state: 'loading', request, runtimeName, answer: null, error: null };
    this.view.set(asked);
    const answer = await this.#bridge.request('source:read', request);
    // Closed meanwhile, or asked for something else.
    if (this.view.get() !== asked) return;
    this.view.set(
      answer.ok
        ? { ...asked, state: 'ready', answer: answer.value }
        : { ...asked, state: 'failed', error: answer.error },
    );
  }

  readonly close = (): void => this.view.set({ state: 'closed' });
}
