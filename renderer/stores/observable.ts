/** Something React can read through `useSyncExternalStore`. */
export interface Readable<Value> {
  /** The same object until the value changes. */
  readonly get: () => Value;
  /** Returns its own unsubscribe. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** One value with listeners. Methods are bound, so that React may hold on to them. */
export class Observable<Value> implements Readable<Value> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(initial: Value) {
    this.#value = initial;
  }

  readonly get = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: Value): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}
