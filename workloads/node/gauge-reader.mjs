// @ts-check
import { GaugeCell } from './gauge-cell.mjs';
import { loopTimes } from './worker-gauge.mjs';

/** The protocol allows four messages a second. */
const INTERVAL_MS = 250;

/**
 * @typedef {import('./worker-gauge.mjs').Gauge} Gauge
 * @typedef {import('../../contract/host-protocol.ts').WorkerGauges} WorkerGauges
 * @typedef {import('./strategies/strategy.mjs').BornWorker} BornWorker
 */

/** Tells main how the workers' event loops and heaps are while they work. Lives in the host's main thread. */
export class GaugeReader {
  #places;
  #send;
  /** @type {Map<number, () => Gauge>} how to read each thread */
  #threads = new Map();
  /** @type {Map<number, Gauge>} what processes have told since the last message */
  #told = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {import('./gauge-places.mjs').GaugePlaces} places
   * @param {(message: import('../../contract/host-protocol.ts').GaugesMessage) => void} send
   */
  constructor(places, send) {
    this.#places = places;
    this.#send = send;
  }

  /** @param {BornWorker} worker */
  born(worker) {
    const memory = this.#places.takeCell(worker);
    const { id, thread } = worker;
    if (!memory || !thread) return;
    const cell = new GaugeCell(memory);
    // Worker.performance is read from outside of the thread, so that one inside a task shows as well.
    this.#threads.set(id, () => ({ ...loopTimes(thread.performance), ...cell.take() }));
  }

  /** @param {number} worker */
  gone(worker) {
    this.#threads.delete(worker);
    this.#told.delete(worker);
  }

  /**
   * What a process said of itself.
   * @param {number} worker
   * @param {Gauge} gauge
   */
  told(worker, gauge) {
    const before = this.#told.get(worker)?.loopDelayNs ?? 0;
    const { loopDelayNs, ...latest } = gauge;
    const delay = loopDelayNs === undefined ? {} : { loopDelayNs: Math.max(before, loopDelayNs) };
    this.#told.set(worker, { ...latest, ...delay });
  }

  /** What was before is none of the work. */
  start() {
    this.#readAll();
    this.#timer = setTimeout(() => this.#tell(), INTERVAL_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #tell() {
    const workers = this.#readAll();
    if (workers.length > 0) this.#send({ type: 'gauges', workers });
    this.#timer?.refresh();
  }

  /** @returns {WorkerGauges[]} */
  #readAll() {
    const read = [...this.#threads].map(([id, gauge]) => ({ id, ...gauge() }));
    const told = [...this.#told].map(([id, gauge]) => ({ id, ...gauge }));
    this.#told.clear();
    return [...read, ...told].filter((gauge) => Object.keys(gauge).length > 1);
  }
}
