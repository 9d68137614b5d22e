// @ts-check
import { HostFailure } from './host-failure.mjs';

/** @typedef {Pick<import('./request.mjs').Request, 'workload' | 'workers' | 'options'>} Spread */

/**
 * Refuses what would make tasks that wait for each other wait for ever.
 * @param {Spread} request
 * @throws {HostFailure}
 */
export function requireTasksMeet({ workload, workers, options }) {
  const { schedule, chunk = 1, asyncCalls } = options;
  if (workers < 2) {
    throw refusal(
      `The tasks of ${workload} wait for each other, and one worker would wait for ever; choose 2 or more.`,
    );
  }
  if (asyncCalls === 'blocking') {
    throw refusal(
      `The tasks of ${workload} wait for each other, and one that blocks its event loop would wait for ever; let calls be awaited.`,
    );
  }
  if (schedule === 'dynamic' ? chunk > 1 : schedule && schedule !== 'round-robin') {
    throw refusal(
      `The tasks of ${workload} wait for each other, and several in one worker's hands would wait for ever; choose the schedule round-robin, or dynamic with a chunk of 1.`,
    );
  }
}

/** @param {string} message */
function refusal(message) {
  return new HostFailure('bad-parameter', message);
}
