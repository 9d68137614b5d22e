// @ts-check
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

import { ownThreadId } from './thread-id.mjs';

/**
 * CPU time of one thread so far. The weights say in which proportion it is user and system time.
 * @typedef {object} ThreadCpu
 * @property {number} onCpuUs
 * @property {number} userWeight
 * @property {number} systemWeight
 * @property {boolean} approximate
 *
 * @typedef {{ tid: number | null, thread?: import('node:worker_threads').Worker }} ThreadHandles
 */

/**
 * Of a thread that has not begun.
 * @type {ThreadCpu}
 */
export const NO_CPU = { onCpuUs: 0, userWeight: 0, systemWeight: 0, approximate: false };

/**
 * `process.cpuUsage()` can't tell one thread's share: it is the sum over all. This reads from outside
 * of the thread, so that one stuck in a task is accounted for as well, and costs the tasks nothing.
 * @param {ThreadHandles} worker
 * @returns {Promise<ThreadCpu | null>} `null`: the thread is gone
 */
export async function readThreadCpu({ tid, thread }) {
  if (tid !== null) return linuxThreadCpu(tid);
  return (await nodeThreadCpu(thread)) ?? activeTime(thread);
}

/**
 * The same for the calling thread, in one step: for a thread that will be gone when the host looks.
 * @returns {ThreadCpu | null}
 */
export function ownThreadCpu() {
  const tid = ownThreadId();
  if (tid !== null) return linuxThreadCpu(tid);
  const { threadCpuUsage } =
    /** @type {{ threadCpuUsage?: () => { user: number, system: number } }} */ (
      /** @type {unknown} */ (process)
    );
  return threadCpuUsage ? fromUsage(threadCpuUsage()) : fromActiveTime(performance);
}

/**
 * @param {ThreadCpu | null} before
 * @param {ThreadCpu | null} after
 * @returns {{ cpuUserUs: number, cpuSystemUs: number }}
 */
export function cpuBetween(before, after) {
  if (!before || !after) return { cpuUserUs: 0, cpuSystemUs: 0 };
  const totalUs = Math.round(Math.max(0, after.onCpuUs - before.onCpuUs));
  const user = after.userWeight - before.userWeight;
  const system = after.systemWeight - before.systemWeight;
  const cpuSystemUs = system > 0 ? Math.round((totalUs * system) / (user + system)) : 0;
  return { cpuUserUs: totalUs - cpuSystemUs, cpuSystemUs };
}

/**
 * The scheduler counts nanoseconds, but not user and system apart; the 10 ms ticks of `stat` do.
 * @param {number} tid
 * @returns {ThreadCpu | null}
 */
function linuxThreadCpu(tid) {
  const folder = `/proc/self/task/${tid}`;
  try {
    const onCpuNs = Number(readFileSync(`${folder}/schedstat`, 'latin1').split(' ')[0]);
    const stat = readFileSync(`${folder}/stat`, 'latin1');
    // Behind the name, which may hold spaces, come fields 3 and on; 14 and 15 are user and system.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      onCpuUs: onCpuNs / 1000,
      userWeight: Number(fields[11]),
      systemWeight: Number(fields[12]),
      approximate: false,
    };
  } catch {
    return null;
  }
}

/**
 * @param {import('node:worker_threads').Worker | undefined} thread
 * @returns {Promise<ThreadCpu | null>} `null`: this Node can't tell (before 22.18 and 24.6)
 */
async function nodeThreadCpu(thread) {
  const newer =
    /** @type {{ cpuUsage?: () => Promise<{ user: number, system: number }> } | undefined} */ (
      /** @type {unknown} */ (thread)
    );
  try {
    const used = await newer?.cpuUsage?.();
    return used ? fromUsage(used) : null;
  } catch {
    return null;
  }
}

/**
 * @param {{ user: number, system: number }} usage in microseconds
 * @returns {ThreadCpu}
 */
function fromUsage({ user, system }) {
  return { onCpuUs: user + system, userWeight: user, systemWeight: system, approximate: false };
}

/**
 * What is left: how long the thread's event loop was not idle. That is its CPU time as long as it
 * has a core to itself and does not block, and too much otherwise.
 * @param {import('node:worker_threads').Worker | undefined} thread
 * @returns {ThreadCpu | null}
 */
function activeTime(thread) {
  return thread ? fromActiveTime(thread.performance) : null;
}

/**
 * @param {{ eventLoopUtilization: () => { active: number } }} performance
 * @returns {ThreadCpu}
 */
function fromActiveTime(performance) {
  const activeMs = performance.eventLoopUtilization().active;
  return { onCpuUs: activeMs * 1000, userWeight: 1, systemWeight: 0, approximate: true };
}
