// @ts-check
import { sinceNs } from './clock.mjs';
import { takeLockedNs } from './critical-section.mjs';
import { Handover } from './handover.mjs';
import { describeFailure, TaskFailure } from './task-failure.mjs';
import { openGauge } from './worker-gauge.mjs';

/**
 * How one task went. Times are nanoseconds since the job's epoch, read around the task itself.
 * @typedef {{ task: number, startedNs: number, finishedNs: number }
 *   & ({ digest: string } | { error: import('../../contract/host-protocol.ts').TaskError })} Outcome
 *
 * The same as it leaves the worker: instead of a digest there may be what the host makes one of.
 * @typedef {(Outcome | { task: number, startedNs: number, finishedNs: number, content: unknown })
 *   & Aside} WorkerOutcome
 *
 * @typedef {object} Aside
 * @property {number} [lockedNs] CPU time inside critical sections
 * @property {import('./worker-gauge.mjs').Gauge} [gauge] of a process, where somebody watches
 *
 * @typedef {{ outcome: WorkerOutcome, transfer: readonly ArrayBuffer[] }} Ran transfer: memory that
 *   goes over to the host with the outcome, where the strategy's channel can do that
 *
 * @typedef {import('./job.mjs').Task} Task
 * @typedef {string | Handover} Made
 * @typedef {{ error: import('../../contract/host-protocol.ts').TaskError }} Failed
 */

/** @type {readonly ArrayBuffer[]} */
const NOTHING = [];

/**
 * Loads a workload in the worker that will run it.
 * @param {Pick<import('./job.mjs').Share, 'workload' | 'input' | 'clockNs' | 'options' | 'gauge'>} share
 * @param {{ inLoop?: boolean }} [where] inLoop: other tasks run in this thread between the steps of a
 *   task, so a task should await its I/O rather than block, and can be given up
 * @returns {Promise<(task: Task) => Ran | Promise<Ran>>} runs one task, with a promise only where the
 *   task has one, as making them takes longer than a tiny task does; never throws or rejects
 */
export async function loadTask(share, { inLoop = false } = {}) {
  const { workload, input, clockNs, options } = share;
  const module = await import(`./tasks/${workload}.mjs`);
  const awaited = inLoop && options.asyncCalls !== 'blocking';
  const run = (awaited && module.runConcurrently) || module.run;
  const limitMs = (awaited && options.taskTimeLimitMs) || Infinity;
  const epochNs = BigInt(clockNs);
  const gauge = openGauge(share.gauge, { inLoop, epochNs });
  /** @param {number} task @param {number} startedNs @param {Made | Failed} made */
  const ran = (task, startedNs, made) => {
    const finishedNs = sinceNs(epochNs);
    return ranBy({ task, startedNs, finishedNs }, made, gauge?.afterTask(finishedNs));
  };
  return ({ index, item }) => {
    const startedNs = sinceNs(epochNs);
    /** @param {unknown} thrown */
    const failed = (thrown) => ran(index, startedNs, { error: describeFailure(thrown) });
    try {
      const running = limited(limitMs, () => run(index, input, item));
      // A task that awaits nothing has ended here: `await` would let other tasks of the loop in first.
      if (!(running instanceof Promise)) return ran(index, startedNs, running);
      return running.then((made) => ran(index, startedNs, made)).catch(failed);
    } catch (thrown) {
      return failed(thrown);
    }
  };
}

/**
 * @param {{ task: number, startedNs: number, finishedNs: number }} times
 * @param {Made | Failed} made
 * @param {{ gauge?: import('./worker-gauge.mjs').Gauge } | undefined} gauged
 * @returns {Ran}
 */
function ranBy(times, made, gauged) {
  const lockedNs = takeLockedNs();
  const transfer = made instanceof Handover ? made.transfer : NOTHING;
  // What most tasks come to gets its keys by their names: copies take longer than a tiny task does.
  if (typeof made === 'string' && lockedNs === 0 && gauged === undefined) {
    const { task, startedNs, finishedNs } = times;
    return { outcome: { task, startedNs, finishedNs, digest: made }, transfer };
  }
  const aside = { ...(lockedNs > 0 ? { lockedNs } : {}), ...gauged };
  return { outcome: { ...times, ...aside, ...cameTo(made) }, transfer };
}

/** @param {Made | Failed} made */
function cameTo(made) {
  if (typeof made === 'string') return { digest: made };
  return made instanceof Handover ? { content: made.content } : made;
}

/**
 * Runs a task that may take no longer than this.
 * @param {number} limitMs
 * @param {() => Made | Promise<Made>} run
 * @throws {TaskFailure} when it took longer without awaiting anything
 */
function limited(limitMs, run) {
  if (limitMs === Infinity) return run();
  const startedMs = performance.now();
  const running = run();
  if (running instanceof Promise) return within(limitMs, startedMs, running);
  requireInTime(limitMs, startedMs);
  return running;
}

/**
 * Waits for a task no longer than this. Nothing can end a promise from outside: one that is given up
 * goes on, but nobody waits for it any more.
 * @param {number} limitMs
 * @param {number} startedMs
 * @param {Promise<Made>} running
 */
async function within(limitMs, startedMs, running) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(tookLonger(limitMs)), limitMs);
  });
  try {
    const made = await Promise.race([running, late]);
    requireInTime(limitMs, startedMs);
    return made;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A task that keeps the loop busy keeps the timer of its limit from firing, too.
 * @param {number} limitMs
 * @param {number} startedMs
 * @throws {TaskFailure}
 */
function requireInTime(limitMs, startedMs) {
  if (performance.now() - startedMs > limitMs) throw tookLonger(limitMs);
}

/** @param {number} limitMs */
function tookLonger(limitMs) {
  return new TaskFailure('TimeoutError', `It took longer than ${limitMs} ms and was given up.`);
}
