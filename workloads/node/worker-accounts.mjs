// @ts-check
import { cpuBetween, readThreadCpu } from './thread-cpu.mjs';

/**
 * @typedef {import('../../contract/host-protocol.ts').Usage} Usage
 * @typedef {import('./strategies/strategy.mjs').BornWorker} BornWorker
 * @typedef {import('./strategies/strategy.mjs').Death} Death
 * @typedef {import('./thread-cpu.mjs').ThreadCpu} ThreadCpu
 *
 * @typedef {object} Account
 * @property {BornWorker} worker
 * @property {Usage | undefined} last of a process, as it came with its last result
 * @property {ThreadCpu | null} before of a thread
 * @property {ThreadCpu | null} after
 * @property {Death} [death]
 */

/** What each worker used between the start and its last task. */
export class WorkerAccounts {
  /** @type {Map<number, Account>} */
  #accounts = new Map();

  /** @param {BornWorker} worker */
  open(worker) {
    this.#accounts.set(worker.id, { worker, last: worker.usage, before: null, after: null });
  }

  get workers() {
    return [...this.#accounts.values()].map(({ worker }) => worker);
  }

  /**
   * Processes told theirs when they were born, and have only waited since.
   * @returns {Promise<void>}
   */
  async readBefore() {
    await this.#eachThread(
      async (account) => (account.before = await readThreadCpu(account.worker)),
    );
  }

  async readAfter() {
    await this.#eachThread(
      async (account) => (account.after = await readThreadCpu(account.worker)),
    );
  }

  get approximate() {
    return [...this.#accounts.values()].some(({ before }) => before?.approximate);
  }

  /**
   * @param {number} id
   * @param {Usage} usage of the process so far
   */
  update(id, usage) {
    const account = this.#accounts.get(id);
    if (account) account.last = usage;
  }

  /**
   * @param {number} id
   * @param {Death} death
   */
  died(id, death) {
    const account = this.#accounts.get(id);
    if (account) account.death = death;
  }

  /**
   * @param {number} id
   * @returns {import('../../contract/host-protocol.ts').WorkerExitedMessage | null}
   */
  exitOf(id) {
    const account = this.#accounts.get(id);
    if (!account) return null;
    const { signal, exitCode } = account.death ?? {};
    return {
      type: 'worker-exited',
      id,
      ...usageOf(account),
      ...(signal === undefined ? {} : { signal }),
      ...(exitCode === undefined ? {} : { exitCode }),
    };
  }

  /** @param {(account: Account) => Promise<unknown>} read */
  async #eachThread(read) {
    const threads = [...this.#accounts.values()].filter(({ worker }) => worker.kind !== 'process');
    await Promise.all(threads.map(read));
  }
}

/**
 * @param {Account} account
 * @returns {Usage}
 */
function usageOf({ worker, last, before, after }) {
  if (!worker.usage || !last) return { ...cpuBetween(before, after), maxRssBytes: null };
  return {
    cpuUserUs: last.cpuUserUs - worker.usage.cpuUserUs,
    cpuSystemUs: last.cpuSystemUs - worker.usage.cpuSystemUs,
    maxRssBytes: last.maxRssBytes,
  };
}
