// @ts-check

const MAX_RECORDS = 256;
// The protocol allows 250 ms; timers fire late rather than early.
const MAX_DELAY_MS = 200;

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

  /** @param {(records: T[]) => void} send */
  constructor(send) {
    this.#send = send;
  }

  /** @param {T} record */
  add(record) {
    this.#records.push(record);
    if (this.#records.length >= MAX_RECORDS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), MAX_DELAY_MS);
  }

  flush() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#records.length > 0) this.#send(this.#records);
    this.#records = [];
  }
}
