// @ts-check
import { runDigest } from './digest.mjs';
import { HostFailure } from './host-failure.mjs';

/** Which tasks have ended, and how. */
export class Ledger {
  /** @type {string[]} */
  #digests;
  #done = 0;
  #failed = 0;

  /** @param {number} tasksTotal */
  constructor(tasksTotal) {
    this.#digests = new Array(tasksTotal).fill('');
  }

  /** @param {import('./task-runner.mjs').Outcome} outcome */
  enter(outcome) {
    if (this.#digests[outcome.task] !== '') {
      throw new HostFailure(
        'task-doubled',
        `Task ${outcome.task} ended twice or does not exist; please report this as a defect of the host.`,
      );
    }
    if ('digest' in outcome) this.#done += 1;
    else this.#failed += 1;
    this.#digests[outcome.task] = 'digest' in outcome ? outcome.digest : `!${outcome.error.code}`;
  }

  get complete() {
    return this.openCount === 0;
  }

  /** How many tasks have no end. */
  get openCount() {
    return this.#digests.length - this.#done - this.#failed;
  }

  /** @param {number} task */
  isOpen(task) {
    return this.#digests[task] === '';
  }

  /**
   * The first tasks that have no end.
   * @param {number} most
   */
  firstOpen(most) {
    const open = [];
    for (let task = 0; task < this.#digests.length && open.length < most; task += 1) {
      if (this.isOpen(task)) open.push(task);
    }
    return open;
  }

  summary() {
    return {
      tasksTotal: this.#digests.length,
      tasksDone: this.#done,
      tasksFailed: this.#failed,
      digest: this.complete ? runDigest(this.#digests) : null,
    };
  }
}
