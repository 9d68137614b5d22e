// @ts-check
import { HostFailure } from './host-failure.mjs';

const TASKS_NAMED = 5;

/**
 * @typedef {object} Circumstances
 * @property {number} id of the worker
 * @property {import('./strategies/strategy.mjs').Death} death
 * @property {import('./strategies/strategy.mjs').BornWorker | undefined} worker if it had come so far
 * @property {number} lostCount tasks without an end
 * @property {readonly number[]} firstLost
 * @property {number | undefined} heapLimitMb
 * @property {string | undefined} onDeath what the pool's library does then
 */

export const LOST_TOLD = TASKS_NAMED + 1;

/**
 * @param {Circumstances} circumstances
 * @returns {HostFailure}
 */
export function workerDied(circumstances) {
  const { onDeath } = circumstances;
  const said = [
    `${who(circumstances)} ${howItEnded(circumstances)}.`,
    lost(circumstances),
    ...(onDeath ? [onDeath] : []),
    remedy(circumstances),
  ];
  return new HostFailure('worker-died', said.join(' '));
}

/** @param {Circumstances} circumstances */
function who({ id, worker, death }) {
  if (worker && worker.kind !== 'process') {
    return worker.tid === null ? `Worker thread ${id}` : `Worker thread ${id} (tid ${worker.tid})`;
  }
  const pid = worker?.pid ?? death.pid;
  return pid === undefined ? `Worker ${id}` : `Worker process ${id} (pid ${pid})`;
}

/** @param {Circumstances} circumstances */
function howItEnded({ death: { signal, exitCode, reason }, heapLimitMb }) {
  if (reason) return `failed: ${firstLine(reason)}`;
  if (!signal) return `exited with code ${exitCode}`;
  const why = signal === 'SIGABRT' && heapLimitMb !== undefined;
  return `was ended by ${signal}${why ? ', as V8 does when memory runs out' : ''}`;
}

/** @param {string} reason */
function firstLine(reason) {
  return (reason.split('\n', 1)[0] ?? '').slice(0, 200).replace(/\.$/, '');
}

/** @param {Circumstances} circumstances */
function lost({ lostCount, firstLost }) {
  if (lostCount === 0) return 'No task is lost.';
  const named = firstLost.slice(0, TASKS_NAMED).join(', ');
  if (lostCount === 1) return `Task ${named} is lost.`;
  const more = lostCount > TASKS_NAMED ? ', …' : '';
  return `${lostCount} tasks are lost (${named}${more}).`;
}

/** @param {Circumstances} circumstances */
function remedy({ heapLimitMb, death }) {
  if (heapLimitMb !== undefined) return `Its limit was ${heapLimitMb} MB: allow more memory.`;
  if (death.signal === 'SIGKILL') return 'If memory is short, use fewer workers.';
  return 'The log says more.';
}
