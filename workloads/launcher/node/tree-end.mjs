// @ts-check
import { setTimeout as delay } from 'node:timers/promises';

/** Between SIGTERM and SIGKILL. */
export const GRACE_MS = 500;

const KILL_MS = 2000;
const POLL_MS = 10;
const MAX_SWEEPS = 20;

/** @typedef {import('./tree.mjs').Process} Process */

/** Ends all of a tree: politely first, and then so that nothing gets away. */
export class TreeEnd {
  #tree;
  /** @type {Promise<Process[]> | null} */
  #ending = null;

  /** @param {import('./tree.mjs').Tree} tree */
  constructor(tree) {
    this.#tree = tree;
  }

  /**
   * SIGTERM, a grace time, SIGKILL. Asked for again meanwhile, it waits for the same end and looks again.
   * @returns {Promise<Process[]>} those that were alive at the beginning
   */
  async end() {
    await this.#ending;
    this.#ending = this.#end();
    return this.#ending;
  }

  /** The same, with what `prepare` has left. */
  async endAll() {
    this.#tree.takeBack();
    await this.end();
  }

  /** SIGKILL at once, without a word and without a turn of the event loop, with what `prepare` has left. */
  killAll() {
    this.#tree.takeBack();
    this.#kill();
  }

  async #end() {
    const members = this.#tree.living();
    this.#tree.send(members, 'SIGTERM');
    this.#tree.send(members, 'SIGCONT'); // one that is suspended would not see the other
    const until = performance.now() + GRACE_MS + KILL_MS;
    if (members.length === 0 || (await this.#isEmptyWithin(GRACE_MS))) return members;
    do this.#kill();
    while (!(await this.#isEmptyWithin(5 * POLL_MS)) && performance.now() < until);
    return members;
  }

  /** All are suspended first: while some are being killed, the others could go on forking. */
  #kill() {
    /** @type {Map<string, Process>} */
    const held = new Map();
    for (let sweep = 0; sweep < MAX_SWEEPS; sweep += 1) {
      const fresh = this.#tree
        .living()
        .filter((each) => !held.has(`${each.pid} ${each.startTicks}`));
      if (fresh.length === 0) break;
      this.#tree.send(fresh, 'SIGSTOP');
      for (const each of fresh) held.set(`${each.pid} ${each.startTicks}`, each);
    }
    this.#tree.send([...held.values()], 'SIGKILL');
  }

  /** @param {number} ms */
  async #isEmptyWithin(ms) {
    const until = performance.now() + ms;
    while (!this.#tree.isEmpty()) {
      if (performance.now() > until) return false;
      await delay(POLL_MS);
    }
    return true;
  }
}
