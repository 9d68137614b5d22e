// @ts-check
import { worstDelay } from './event-loop-delay.mjs';
import { cpuBetween, NO_CPU, readThreadCpu } from './thread-cpu.mjs';

/**
 * @typedef {import('../../contract/host-protocol.ts').Usage} Usage
 * @typedef {import('./strategies/strategy.mjs').BornWorker} BornWorker
 * @typedef {import('./strategies/strategy.mjs').Death} Death
 * @typedef {import('./strategies/strategy.mjs').Result} Result
 * @typedef {import('./thread-cpu.mjs').ThreadCpu} ThreadCpu
 *
 * @typedef {object} Account
 * @property {BornWorker} worker
 * @property {Usage | undefined} first of a process
 * @property {Usage | undefined} last of a process, as it came with its last result
 * @property {ThreadCpu | null} before of a thread
 * @property {ThreadCpu | null} after
 * @property {number} lockedNs
 * @property {import('./event-loop-delay.mjs').LoopReading} [loopDelay]
 * @property {Death} [death]
 * @property {boolean} told its end has been told
 */

/** What each worker used between the start and its last task. */
export class WorkerAccounts {
  /** @type {Map<number, Account>} */
  #accounts = new Map();
  #hasLocks = false;

  /**
   * @param {BornWorker} worker
   * @param {{ duringWork: boolean }} when duringWork: its start is part of the work
   */
  open(worker, { duringWork }) {
    this.#accounts.set(worker.id, {
      worker,
      first: duringWork && worker.usage ? NO_USAGE : worker.usage,
      last: worker.usage,
      before: duringWork ? NO_CPU : null,
      after: null,
      lockedNs: 0,
      told: false,
    });
  }

  get workers() {
    return [...this.#accounts.values()].map(({ worker }) => worker);
  }

  /** @param {number} id */
  workerOf(id) {
    return this.#accounts.get(id)?.worker;
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
    await this.#eachThread(async (account) => {
      account.after = (await readThreadCpu(account.worker)) ?? account.after;
    });
  }

  get approximate() {
    return [...this.#accounts.values()].some(
      ({ before, after }) => before?.approximate || after?.approximate,
    );
  }

  get eventLoopDelay() {
    const loops = [...this.#accounts.values()].flatMap(({ loopDelay }) => loopDelay ?? []);
    return worstDelay(loops);
  }

  /**
   * What a worker told about itself with a result.
   * @param {Pick<Result, 'worker' | 'usage' | 'threadCpu' | 'lockedNs' | 'loopDelay'>} result
   */
  update({ worker, usage, threadCpu, lockedNs = 0, loopDelay }) {
    const account = this.#accounts.get(worker);
    if (!account) return;
    if (usage) account.last = usage;
    if (threadCpu) account.after = threadCpu;
    if (loopDelay) account.loopDelay = loopDelay;
    account.lockedNs += lockedNs;
    if (lockedNs > 0) this.#hasLocks = true;
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
   * The last word about a worker, once.
   * @param {number} id
   * @returns {import('../../contract/host-protocol.ts').WorkerExitedMessage | null}
   */
  takeExit(id) {
    const account = this.#accounts.get(id);
    if (!account || account.told) return null;
    account.told = true;
    const { signal, exitCode } = account.death ?? {};
    const usage = usageOf(account);
    const cpuNs = (usage.cpuUserUs + usage.cpuSystemUs) * 1000;
    return {
      type: 'worker-exited',
      id,
      ...usage,
      // Time on the clock, so it may hold some in which the worker had no core.
      ...(this.#hasLocks ? { lockedCpuNs: Math.min(account.lockedNs, cpuNs) } : {}),
      ...(signal === undefined ? {} : { signal }),
      ...(exitCode === undefined ? {} : { exitCode }),
    };
  }

  /** @param {(account: Account) => Promise<unknown>} read */
  async #eachThread(read) {
    const threads = [...this.#accounts.values()].filter(
      ({ worker, told }) => worker.kind !== 'process' && !told,
    );
    await Promise.all(threads.map(read));
  }
}

const NO_USAGE = { cpuUserUs: 0, cpuSystemUs: 0, maxRssBytes: 0 };

/**
 * @param {Account} account
 * @returns {Usage}
 */
function usageOf({ first, last, before, after }) {
  if (!first || !last) return { ...cpuBetween(before, after), maxRssBytes: null };
  return {
    cpuUserUs: last.cpuUserUs - first.cpuUserUs,
    cpuSystemUs: last.cpuSystemUs - first.cpuSystemUs,
    maxRssBytes: last.maxRssBytes,
  };
}
