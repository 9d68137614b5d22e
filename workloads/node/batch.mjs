// @ts-check

const MAX_RECORDS = 256;
// The protocol allows 250 ms, and 1 s to a run that nobody watches; timers fire late rather than early.
const MAX_DELAY_MS = 200;
const UNWATCHED_DELAY_MS = 900;

/**
 * Collects records and passes them on in batches: a line for each record would cost more than tiny
 * tasks do, and each line wakes Corelane, which watches from the same cores.
 * @template T
 */
export class Batch {
  /** @type {T[]} */
  #records = [];
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #send;
  #delayMs;

  /**
   * @param {(records: T[]) => void} send
   * @param {boolean} isWatched whether somebody looks on
   */
  constructor(send, isWatched) {
    this.#send = send;
    this.#delayMs = isWatched ? MAX_DELAY_MS : UNWATCHED_DELAY_MS;
  }

  /** @param {T} record */
  add(record) {
    this.#records.push(record);
    if (this.#records.length >= MAX_RECORDS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#delayMs);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#records.length > 0) this.#send(this.#records);
    this.#records = [];
  }
}
