// @ts-check
import { LOOP_INTERVAL_MS } from './loop-timer.mjs';

const INTERVAL_NS = BigInt(LOOP_INTERVAL_MS) * 1_000_000n;

const LAST_TURN = 0;
const DELAY = 1;
const HEAP = 2;
const CELL_BYTES = 3 * BigInt64Array.BYTES_PER_ELEMENT;

/**
 * Memory for what a worker notes about itself; shared, the host can read it while the worker is in a
 * task.
 */
export function sharedCell() {
  return new SharedArrayBuffer(CELL_BYTES);
}

/** The same for a worker that tells it by itself. */
export function ownCell() {
  return new ArrayBuffer(CELL_BYTES);
}

/**
 * What a worker notes about itself. One thread writes; one, the same or another, takes.
 */
export class GaugeCell {
  #places;

  /** @param {SharedArrayBuffer | ArrayBuffer} memory */
  constructor(memory) {
    this.#places = new BigInt64Array(memory);
  }

  /** The timer of 10 ms is started now. */
  begin() {
    Atomics.store(this.#places, LAST_TURN, process.hrtime.bigint());
  }

  /**
   * It had its turn now.
   * @param {number} lateNs
   */
  turned(lateNs) {
    const late = BigInt(lateNs);
    if (late > Atomics.load(this.#places, DELAY)) Atomics.store(this.#places, DELAY, late);
    this.begin();
  }

  /** @param {number} bytes */
  noteHeap(bytes) {
    Atomics.store(this.#places, HEAP, BigInt(bytes));
  }

  /**
   * The greatest lateness since it was last taken, that of a turn which is due and has not come
   * included: a loop that is blocked shows at once.
   * @returns {{ loopDelayNs?: number, heapUsedBytes?: number }} nothing of what was never noted
   */
  take() {
    const lastTurn = Atomics.load(this.#places, LAST_TURN);
    const heap = Atomics.load(this.#places, HEAP);
    return {
      ...(lastTurn > 0n ? { loopDelayNs: this.#takeDelay(lastTurn) } : {}),
      ...(heap > 0n ? { heapUsedBytes: Number(heap) } : {}),
    };
  }

  /** @param {bigint} lastTurn */
  #takeDelay(lastTurn) {
    const dueForNs = Number(process.hrtime.bigint() - lastTurn - INTERVAL_NS);
    return Math.max(Number(Atomics.exchange(this.#places, DELAY, 0n)), dueForNs, 0);
  }
}
