import { toError } from '../../../contract/result.ts';

/** Those who asked to be told. */
export class Subscribers<Value> {
  readonly #listeners = new Set<(value: Value) => void>();

  /** Returns its own unsubscribe. */
  add(listener: (value: Value) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  tell(value: Value): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (thrown) {
        // A reader's mistake must not keep a run from being recorded.
        process.emitWarning(toError(thrown));
      }
    }
  }
}
