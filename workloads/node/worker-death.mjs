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
  const { id, onDeath } = circumstances;
  const library = onDeath ? `; ${onDeath}` : '';
  return new HostFailure(
    'worker-died',
    `Worker ${id}${whereabouts(circumstances)} ${howItEnded(circumstances)}, and ${lost(circumstances)}${library}; ${remedy(circumstances)}.`,
  );
}

/** @param {Circumstances} circumstances */
function whereabouts({ worker, death }) {
  if (worker?.kind === 'process') return ` (process ${worker.pid})`;
  if (worker && worker.tid !== null) return ` (thread ${worker.tid} of process ${worker.pid})`;
  const pid = worker?.pid ?? death.pid;
  return pid === undefined ? '' : ` (process ${pid})`;
}

/** @param {Circumstances} circumstances */
function howItEnded({ death: { signal, exitCode, reason }, heapLimitMb }) {
  if (reason) return `ended: ${firstLine(reason)}`;
  if (!signal) return `ended with exit code ${exitCode}`;
  const why = signal === 'SIGABRT' && heapLimitMb !== undefined;
  return `was ended by ${signal}${why ? ', as V8 does when memory runs out' : ''}`;
}

/** @param {string} reason */
function firstLine(reason) {
  return (reason.split('\n', 1)[0] ?? '').slice(0, 200).replace(/\.$/, '');
}

/** @param {Circumstances} circumstances */
function lost({ lostCount, firstLost }) {
  if (lostCount === 0) return 'no task was lost';
  const named = firstLost.slice(0, TASKS_NAMED).join(', ');
  if (lostCount === 1) return `task ${named} was lost`;
  const more = lostCount > TASKS_NAMED ? ', …' : '';
  return `${lostCount} tasks were lost (${named}${more})`;
}

/** @param {Circumstances} circumstances */
function remedy({ heapLimitMb, death }) {
  if (heapLimitMb !== undefined)
    return `it could take ${heapLimitMb} MB; run again with more memory`;
  if (death.signal === 'SIGKILL') return 'run again, with fewer workers if memory is short';
  return 'its log says more';
}
