import type { Readable } from './observable.ts';

/**
 * Values of another readable that can be held for a while: who listens then gets the value of that moment,
 * so that nothing is drawn for it. What must not wait comes through, and is what is held from then on.
 */
export class HeldReadable<Value> implements Readable<Value> {
  readonly #source: Readable<Value>;
  readonly #mayWait: (held: Value, newest: Value) => boolean;
  readonly #listeners = new Set<() => void>();
  #held: { value: Value } | null = null;

  /** @param mayWait whether the newest value may be kept from those who still have the held one */
  constructor(source: Readable<Value>, mayWait: (held: Value, newest: Value) => boolean) {
    this.#source = source;
    this.#mayWait = mayWait;
  }

  readonly get = (): Value => {
    const newest = this.#source.get();
    if (this.#held === null) return newest;
    if (!this.#mayWait(this.#held.value, newest)) this.#held.value = newest;
    return this.#held.value;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    const stop = this.#source.subscribe(listener);
    return () => {
      stop();
      this.#listeners.delete(listener);
    };
  };

  hold(): void {
    this.#held ??= { value: this.#source.get() };
  }

  letGo(): void {
    if (this.#held === null) return;
    this.#held = null;
    for (const listener of this.#listeners) listener();
  }
}
