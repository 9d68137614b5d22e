// @ts-check
import { Batch } from './batch.mjs';
import { sinceNs } from './clock.mjs';
import { HostFailure } from './host-failure.mjs';
import { Ledger } from './ledger.mjs';
import { ownUsage } from './own-usage.mjs';
import { WorkerAccounts } from './worker-accounts.mjs';

/**
 * How long the workers' end may take before the host ends without them. What is left then is ended
 * by its own watch.
 */
const END_PATIENCE_MS = 500;

/**
 * @typedef {import('./job.mjs').Job} Job
 * @typedef {import('./strategies/strategy.mjs').Running} Running
 *
 * @typedef {object} Plan
 * @property {Job} job
 * @property {string} [fingerprint]
 * @property {() => Promise<string>} [fingerprintAgain]
 *
 * @typedef {object} Outside
 * @property {(message: import('../../contract/host-protocol.ts').FromHost) => void} send
 * @property {(failure: HostFailure) => void} fail the host can't go on
 */

/** One run, from the making of its workers to their end: `open`, `start`, `stop`, `release`. */
export class Session {
  /**
   * Settling: the work is done, the input is looked at once more.
   * @type {'opening' | 'ready' | 'working' | 'settling' | 'finished' | 'released'}
   */
  #phase = 'opening';
  #plan;
  #outside;
  #epochNs;
  #ledger;
  #accounts = new WorkerAccounts();
  /** @type {Batch<import('../../contract/host-protocol.ts').TaskRecord>} */
  #batch;
  /** @type {Running | null} */
  #running = null;
  /** @type {Promise<unknown> | null} */
  #ended = null;
  #startNs = 0;
  #stopped = false;
  #hurry = () => {};
  #usageAtStart = ownUsage();

  /**
   * @param {Plan} plan
   * @param {Outside} outside
   */
  constructor(plan, outside) {
    this.#plan = plan;
    this.#outside = outside;
    this.#epochNs = BigInt(plan.job.clockNs);
    this.#ledger = new Ledger(plan.job.tasksTotal);
    this.#batch = new Batch((tasks) => outside.send({ type: 'tasks', tasks }));
  }

  get phase() {
    return this.#phase;
  }

  /**
   * Makes the workers. Nothing is said about them yet: see `announce`.
   * @param {(job: Job, events: import('./strategies/strategy.mjs').Events) => Promise<Running>} openStrategy
   */
  async open(openStrategy) {
    this.#running = await openStrategy(this.#plan.job, {
      born: (worker) => this.#accounts.open(worker),
      result: (result) => this.#result(result),
      died: (id, death) => this.#died(id, death),
    });
  }

  /** Says who the workers are, and that they wait. */
  announce() {
    const { send } = this.#outside;
    for (const { id, kind, label, pid, tid } of this.#accounts.workers) {
      send({ type: 'worker-started', id, kind, label, pid, tid });
    }
    const { job, fingerprint } = this.#plan;
    this.#phase = 'ready';
    send({ type: 'ready', tasksTotal: job.tasksTotal, ...withFingerprint(fingerprint) });
  }

  async start() {
    this.#phase = 'working';
    await this.#accounts.readBefore();
    if (this.#accounts.approximate) this.#outside.send(APPROXIMATE);
    if (this.#stopped) return;
    this.#usageAtStart = ownUsage();
    this.#startNs = sinceNs(this.#epochNs);
    this.#running?.start();
  }

  /** Ends the work before its time, and with it the workers: some may be in a task without end. */
  async stop() {
    if (this.#phase === 'settling') return this.#hurry();
    const endNs = sinceNs(this.#epochNs);
    this.#phase = 'finished';
    this.#stopped = true;
    const host = usageSince(this.#usageAtStart);
    await this.#accounts.readAfter();
    this.#endWorkers();
    this.#finished({ endNs, host, stopped: true });
  }

  /** Ends the workers and says so; resolves when they are gone, or after `END_PATIENCE_MS`. */
  async release() {
    this.#phase = 'released';
    if (!this.#ended) await this.#accounts.readAfter();
    await this.#endWorkers();
    for (const { id } of this.#accounts.workers) this.#sendExit(id);
  }

  /** Lets no worker live on when the host fails. */
  abandon() {
    this.#phase = 'released';
    this.#batch.flush();
    void this.#endWorkers();
  }

  #endWorkers() {
    this.#ended ??= Promise.race([
      this.#running?.end(),
      new Promise((resolve) => setTimeout(resolve, END_PATIENCE_MS)),
    ]).catch(() => {});
    return this.#ended;
  }

  /** @param {import('./strategies/strategy.mjs').Result} result */
  #result(result) {
    if (this.#phase !== 'working') return; // of a task that was under way at the stop
    const { usage, ...outcome } = result;
    try {
      this.#ledger.enter(outcome);
    } catch (error) {
      this.#outside.fail(/** @type {HostFailure} */ (error));
      return;
    }
    if (usage) this.#accounts.update(result.worker, usage);
    this.#batch.add({ queuedNs: this.#startNs, ...outcome });
    if (this.#ledger.complete) void this.#complete();
  }

  async #complete() {
    const endNs = sinceNs(this.#epochNs);
    const host = usageSince(this.#usageAtStart);
    this.#phase = 'settling';
    const fingerprint = await this.#fingerprintAgain();
    this.#phase = 'finished';
    this.#finished({ endNs, host, stopped: false, ...withFingerprint(fingerprint) });
  }

  /** @returns {Promise<string | undefined>} `undefined`: none, or a stop came first */
  async #fingerprintAgain() {
    const { fingerprintAgain } = this.#plan;
    if (!fingerprintAgain) return undefined;
    const hurried = new Promise((resolve) => {
      this.#hurry = () => resolve(undefined);
    });
    // Unreadable by now is also a change, and no reason to lose the result.
    return Promise.race([fingerprintAgain().catch(() => undefined), hurried]);
  }

  /** @param {{ endNs: number, host: import('../../contract/host-protocol.ts').Usage, stopped: boolean, inputFingerprint?: string }} end */
  #finished(end) {
    this.#batch.flush();
    this.#outside.send({
      type: 'finished',
      startNs: this.#startNs,
      ...this.#ledger.summary(),
      ...end,
    });
  }

  /**
   * @param {number} id
   * @param {import('./strategies/strategy.mjs').Death} death
   */
  #died(id, death) {
    if (this.#ended || this.#phase === 'released') return; // it was the host that ended it
    this.#accounts.died(id, death);
    if (this.#phase === 'settling' || this.#phase === 'finished') return; // its work is done; the end is told on release
    this.#batch.flush();
    this.#sendExit(id);
    this.#outside.fail(workerDied(id, death, this.#ledger.open));
  }

  /** @param {number} id */
  #sendExit(id) {
    const exit = this.#accounts.exitOf(id);
    if (exit) this.#outside.send(exit);
  }
}

/** @type {import('../../contract/host-protocol.ts').WarningMessage} */
const APPROXIMATE = {
  type: 'warning',
  code: 'thread-cpu-approximate',
  message:
    'CPU times of threads are approximate: this Node on this system tells only how long their event loops were active.',
};

/** @param {string | undefined} inputFingerprint */
function withFingerprint(inputFingerprint) {
  return inputFingerprint === undefined ? {} : { inputFingerprint };
}

/**
 * @param {import('../../contract/host-protocol.ts').Usage} before
 * @returns {import('../../contract/host-protocol.ts').Usage}
 */
function usageSince(before) {
  const now = ownUsage();
  return {
    cpuUserUs: now.cpuUserUs - before.cpuUserUs,
    cpuSystemUs: now.cpuSystemUs - before.cpuSystemUs,
    maxRssBytes: now.maxRssBytes,
  };
}

/**
 * @param {number} id
 * @param {import('./strategies/strategy.mjs').Death} death
 * @param {number} lost tasks
 */
function workerDied(id, { signal, exitCode, reason }, lost) {
  const how = reason
    ? `ended: ${reason.split('\n', 1)[0]}`
    : signal
      ? `was ended by ${signal}`
      : `ended with exit code ${exitCode}`;
  return new HostFailure(
    'worker-died',
    `Worker ${id} ${how}, with ${lost} ${lost === 1 ? 'task' : 'tasks'} not done; run again, with fewer workers if memory is short.`,
  );
}
