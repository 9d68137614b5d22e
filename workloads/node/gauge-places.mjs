// @ts-check
import { sharedCell } from './gauge-cell.mjs';

/** Where the workers of a run note what they know of themselves, in the host. */
export class GaugePlaces {
  #inProcesses;
  /** @type {Map<number, SharedArrayBuffer>} */
  #cells = new Map();

  /** @param {string} strategy */
  constructor(strategy) {
    this.#inProcesses = strategy.startsWith('process');
  }

  /**
   * The place of a worker that is to be started.
   * @param {number} worker of one that is started for a task: the task
   * @returns {import('./worker-gauge.mjs').GaugePlace}
   */
  placeFor(worker) {
    if (this.#inProcesses) return 'with-results'; // no memory is shared with another process
    const cell = sharedCell();
    this.#cells.set(worker, cell);
    return cell;
  }

  /**
   * The memory that is shared with a worker, if any; forgotten by this.
   * @param {import('./strategies/strategy.mjs').BornWorker} worker
   */
  takeCell({ id, task = id }) {
    const cell = this.#cells.get(task);
    this.#cells.delete(task);
    return cell;
  }
}
