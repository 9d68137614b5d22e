// @ts-check
import { createHistogram } from 'node:perf_hooks';

import { LoopTimer } from './loop-timer.mjs';

/** @typedef {import('../../contract/host-protocol.ts').EventLoopDelay & { readings: number }} LoopReading */

/**
 * Measures how late a timer of 10 ms is in this thread's event loop: what a task that computes or
 * blocks costs all the others.
 */
export class EventLoopDelayMeter {
  #histogram = createHistogram();
  #told = 0;
  // A histogram takes no zero.
  #timer = new LoopTimer((lateNs) => this.#histogram.record(Math.max(1, lateNs)));

  start() {
    this.#timer.start();
  }

  stop() {
    this.#timer.stop();
  }

  /** @returns {{ loopDelay?: LoopReading }} all readings so far, if there are new ones */
  news() {
    const { count, max } = this.#histogram;
    if (count === this.#told) return {};
    this.#told = count;
    return { loopDelay: { p99Ns: this.#histogram.percentile(99), maxNs: max, readings: count } };
  }
}

/** Fewer say nothing. */
const LEAST_READINGS = 3;

/**
 * Of several loops the one whose delay is worst.
 * @param {Iterable<LoopReading>} loops
 * @returns {import('../../contract/host-protocol.ts').EventLoopDelay | undefined}
 */
export function worstDelay(loops) {
  const [worst] = [...loops]
    .filter(({ readings }) => readings >= LEAST_READINGS)
    .sort((a, b) => b.p99Ns - a.p99Ns || b.maxNs - a.maxNs);
  return worst && { p99Ns: worst.p99Ns, maxNs: worst.maxNs };
}
