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
 */

/**
 * Loads a workload in the worker that will run it.
 * @param {Pick<import('./job.mjs').Share, 'workload' | 'input' | 'clockNs' | 'options' | 'gauge'>} share
 * @param {{ inLoop?: boolean }} [where] inLoop: other tasks run in this thread between the steps of a
 *   task, so a task should await its I/O rather than block, and can be given up
 * @returns {Promise<(task: Task) => Promise<Ran>>} runs one task; never rejects
 */
export async function loadTask(share, { inLoop = false } = {}) {
  const { workload, input, clockNs, options } = share;
  const module = await import(`./tasks/${workload}.mjs`);
  const awaited = inLoop && options.asyncCalls !== 'blocking';
  const run = (awaited && module.runConcurrently) || module.run;
  const limitMs = (awaited && options.taskTimeLimitMs) || Infinity;
  const epochNs = BigInt(clockNs);
  const gauge = openGauge(share.gauge, { inLoop, epochNs });
  return async ({ index, item }) => {
    const startedMs = performance.now();
    const startedNs = sinceNs(epochNs);
    const times = () => {
      const finishedNs = sinceNs(epochNs);
      return { task: index, startedNs, finishedNs, ...locked(), ...gauge?.afterTask(finishedNs) };
    };
    try {
      const running = run(index, input, item);
      // A task that awaits nothing has ended here: `await` would let other tasks of the loop in first.
      const made = running instanceof Promise ? await within(limitMs, running) : running;
      // A task that keeps the loop busy keeps the timer of its limit from firing, too.
      if (performance.now() - startedMs > limitMs) throw tookLonger(limitMs);
      return ranWell(times(), made);
    } catch (thrown) {
      return { outcome: { ...times(), error: describeFailure(thrown) }, transfer: [] };
    }
  };
}

/**
 * @param {{ task: number, startedNs: number, finishedNs: number } & Aside} times
 * @param {Made} made
 * @returns {Ran}
 */
function ranWell(times, made) {
  if (!(made instanceof Handover)) return { outcome: { ...times, digest: made }, transfer: [] };
  return { outcome: { ...times, content: made.content }, transfer: made.transfer };
}

function locked() {
  const lockedNs = takeLockedNs();
  return lockedNs > 0 ? { lockedNs } : {};
}

/**
 * Waits for a task no longer than this. Nothing can end a promise from outside: one that is given up
 * goes on, but nobody waits for it any more.
 * @param {number} limitMs
 * @param {Promise<Made>} running
 */
async function within(limitMs, running) {
  if (limitMs === Infinity) return running;
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  /** @type {Promise<never>} */
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(tookLonger(limitMs)), limitMs);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** @param {number} limitMs */
function tookLonger(limitMs) {
  return new TaskFailure('TimeoutError', `It took longer than ${limitMs} ms and was given up.`);
}
