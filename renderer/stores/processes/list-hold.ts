/** So long nothing moves after a key: whoever goes through the list by arrows reads it meanwhile. */
export const KEY_HOLD_MS = 4000;

/** Whether the list stands still, because somebody is about to hit something in it. */
export class ListHold {
  readonly #nowMs: () => number;
  #isPointerOver = false;
  #keyAtMs = Number.NEGATIVE_INFINITY;

  /** @param nowMs monotonic */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get isHeld(): boolean {
    return this.#isPointerOver || this.#nowMs() - this.#keyAtMs < KEY_HOLD_MS;
  }

  notePointer(isOver: boolean): void {
    this.#isPointerOver = isOver;
  }

  noteKey(): void {
    this.#keyAtMs = this.#nowMs();
  }
}
