// @ts-check
import { setTimeout as delay } from 'node:timers/promises';

import { Batch } from './batch.mjs';
import { sinceNs } from './clock.mjs';
import { GaugeReader } from './gauge-reader.mjs';
import { HostFailure } from './host-failure.mjs';
import { Ledger } from './ledger.mjs';
import { ownUsage } from './own-usage.mjs';
import { outcomeInHost } from './received.mjs';
import { TimeLimit } from './time-limit.mjs';
import { WorkerAccounts } from './worker-accounts.mjs';
import { LOST_TOLD, workerDied } from './worker-death.mjs';

/**
 * How long the workers' end may take before the host ends without them. What is left then is ended
 * by its own watch.
 */
const END_PATIENCE_MS = 500;

/**
 * @typedef {import('./job.mjs').Job} Job
 * @typedef {import('./strategies/strategy.mjs').Running} Running
 * @typedef {import('../../contract/host-protocol.ts').FinishedMessage} FinishedMessage
 *
 * @typedef {object} Plan
 * @property {Job} job
 * @property {import('./received.mjs').Receive} [receive]
 * @property {(input: any) => import('../../contract/host-protocol.ts').Invariant[]} [invariants]
 * @property {string} [fingerprint]
 * @property {() => Promise<string>} [fingerprintAgain]
 *
 * @typedef {object} Outside
 * @property {(message: import('../../contract/host-protocol.ts').FromHost) => void} send
 * @property {(failure: unknown) => void} fail the host can't go on
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
  #timeLimit;
  #gauges;
  /** @type {Running | null} */
  #running = null;
  /** @type {Promise<unknown> | null} */
  #ended = null;
  #startNs = 0;
  #stopped = false;
  #saidApproximate = false;
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
    const { gauges } = plan.job;
    const isWatched = Boolean(gauges);
    this.#batch = new Batch((tasks) => outside.send({ type: 'tasks', tasks }), isWatched);
    this.#gauges = gauges ? new GaugeReader(gauges, outside.send) : null;
    this.#timeLimit = new TimeLimit(plan.job, {
      isOpen: (task) => this.#ledger.isOpen(task),
      underWay: () => this.#running?.underWay?.() ?? [],
      exceeded: (failure) => this.#whileWorking(() => outside.fail(failure)),
    });
  }

  get phase() {
    return this.#phase;
  }

  /**
   * Makes the workers. Nothing is said about them yet: see `announce`.
   * @param {(job: Job, events: import('./strategies/strategy.mjs').Events) => Promise<Running>} openStrategy
   */
  async open(openStrategy) {
    const opening = openStrategy(this.#plan.job, {
      born: (worker) => this.#born(worker),
      result: (result) => this.#result(result),
      ended: (id) => this.#whileWorking(() => this.#retired(id)), // later ones are told on release
      died: (id, death) => this.#died(id, death),
    });
    this.#running = await opening.catch(async (error) => {
      // When it is for the death of a worker, that is told in a moment, with its reason.
      if (!(error instanceof HostFailure)) await delay(END_PATIENCE_MS);
      throw error;
    });
  }

  /** Says who the workers are, and that they wait. */
  announce() {
    for (const worker of this.#accounts.workers) this.#sendStarted(worker);
    const { job, fingerprint } = this.#plan;
    this.#phase = 'ready';
    this.#outside.send({
      type: 'ready',
      tasksTotal: job.tasksTotal,
      ...withFingerprint(fingerprint),
    });
  }

  async start() {
    this.#phase = 'working';
    await this.#accounts.readBefore();
    this.#warnOfApproximate();
    if (this.#stopped) return;
    this.#usageAtStart = ownUsage();
    this.#startNs = sinceNs(this.#epochNs);
    this.#running?.start();
    this.#timeLimit.start();
    this.#gauges?.start();
  }

  /**
   * Ends the work before its time, and with it the workers: some may be in a task without end.
   * @param {{ stoppedBecause?: 'task-failed' }} [why] nothing, when it was main that asked
   */
  async stop(why = {}) {
    if (this.#phase === 'settling') return this.#hurry();
    const endNs = sinceNs(this.#epochNs);
    this.#phase = 'finished';
    this.#stopped = true;
    this.#stopWatching();
    const host = usageSince(this.#usageAtStart);
    await this.#accounts.readAfter();
    this.#endWorkers();
    this.#finished({ endNs, host, stopped: true, ...why });
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
    this.#stopWatching();
    this.#batch.flush();
    void this.#endWorkers();
  }

  #stopWatching() {
    this.#timeLimit.stop();
    this.#gauges?.stop();
  }

  #endWorkers() {
    this.#ended ??= Promise.race([this.#running?.end(), delay(END_PATIENCE_MS)]).catch(() => {});
    return this.#ended;
  }

  /** @param {import('./strategies/strategy.mjs').BornWorker} worker */
  #born(worker) {
    const duringWork = this.#phase === 'working';
    this.#accounts.open(worker, { duringWork });
    this.#gauges?.born(worker);
    if (!duringWork) return; // told all together by `announce`
    this.#sendStarted(worker);
    if (worker.task !== undefined) this.#timeLimit.watchTask(worker.task, worker.id);
  }

  /** @param {import('./strategies/strategy.mjs').BornWorker} worker */
  #sendStarted({ id, kind, label, pid, tid }) {
    this.#outside.send({ type: 'worker-started', id, kind, label, pid, tid });
  }

  /** @param {import('./strategies/strategy.mjs').Result | import('./strategies/strategy.mjs').Told} result */
  #result(result) {
    if (this.#phase !== 'working') return; // of a task that was under way at the stop
    if (result.gauge) this.#gauges?.told(result.worker, result.gauge);
    if (!('task' in result)) return;
    try {
      this.#enter(result);
    } catch (error) {
      this.#outside.fail(error);
      return;
    }
    this.#timeLimit.heard(result);
    if (this.#phase === 'working' && this.#ledger.complete)
      this.#complete().catch(this.#outside.fail);
  }

  /**
   * @param {import('./strategies/strategy.mjs').Result} result
   * @throws {HostFailure} when there is a result of this task already
   */
  #enter(result) {
    const { worker, queuedNs = this.#startNs, receivedNs = sinceNs(this.#epochNs) } = result;
    const { receive, job } = this.#plan;
    const outcome = outcomeInHost(result, job.input, receive);
    this.#ledger.enter(outcome);
    this.#accounts.update(result);
    this.#batch.add(recordOf(outcome, { worker, queuedNs, receivedNs }));
    const failed = 'error' in outcome && outcome.error.kind === 'task';
    if (failed && job.options.onTaskError === 'stop') {
      this.stop({ stoppedBecause: 'task-failed' }).catch(this.#outside.fail);
    }
  }

  async #complete() {
    const endNs = sinceNs(this.#epochNs);
    const host = usageSince(this.#usageAtStart);
    this.#phase = 'settling';
    this.#stopWatching();
    const fingerprint = await this.#fingerprintAgain();
    this.#phase = 'finished';
    const invariants = this.#plan.invariants?.(this.#plan.job.input) ?? [];
    this.#finished({
      endNs,
      host,
      stopped: false,
      ...(invariants.length > 0 ? { invariants } : {}),
      ...withFingerprint(fingerprint),
    });
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

  /** @param {Omit<FinishedMessage, 'type' | 'startNs' | keyof ReturnType<Ledger['summary']>>} end */
  #finished(end) {
    this.#batch.flush();
    this.#warnOfApproximate();
    const { eventLoopDelay } = this.#accounts;
    this.#outside.send({
      type: 'finished',
      startNs: this.#startNs,
      ...this.#ledger.summary(),
      ...end,
      ...(eventLoopDelay ? { eventLoopDelay } : {}),
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
    this.#outside.fail(
      workerDied({
        id,
        death,
        worker: this.#accounts.workerOf(id),
        lostCount: this.#ledger.openCount,
        firstLost: this.#ledger.firstOpen(LOST_TOLD),
        heapLimitMb: this.#plan.job.heapLimitMb,
        onDeath: this.#running?.onDeath,
      }),
    );
  }

  /** @param {() => void} act */
  #whileWorking(act) {
    if (this.#phase === 'working') act();
  }

  /** @param {number} id */
  #retired(id) {
    this.#gauges?.gone(id);
    this.#sendExit(id);
  }

  /** @param {number} id */
  #sendExit(id) {
    const exit = this.#accounts.takeExit(id);
    if (!exit) return;
    this.#batch.flush(); // its last task before its end
    this.#outside.send(exit);
  }

  #warnOfApproximate() {
    if (this.#saidApproximate || !this.#accounts.approximate) return;
    this.#saidApproximate = true;
    this.#outside.send(APPROXIMATE);
  }
}

/**
 * Each key by its name: a copy by `...` takes several times as long, and there is one for each tiny task.
 * @param {import('./task-runner.mjs').Outcome} outcome
 * @param {{ worker: number, queuedNs: number, receivedNs: number }} about
 * @returns {import('../../contract/host-protocol.ts').TaskRecord}
 */
function recordOf(outcome, { worker, queuedNs, receivedNs }) {
  const { task, startedNs, finishedNs } = outcome;
  return 'digest' in outcome
    ? { task, worker, queuedNs, startedNs, finishedNs, receivedNs, digest: outcome.digest }
    : { task, worker, queuedNs, startedNs, finishedNs, receivedNs, error: outcome.error };
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
