// @ts-check
import { describeFailure } from './task-failure.mjs';

/**
 * @typedef {import('./task-runner.mjs').Outcome} Outcome
 * @typedef {(task: number, input: any, content: any) => string} Receive the digest of a task, made in
 *   the host from what the task handed over
 */

/**
 * How a task ended, once what it handed over has been received.
 * @param {import('./task-runner.mjs').WorkerOutcome} outcome as it came from the worker
 * @param {unknown} input
 * @param {Receive | undefined} receive
 * @returns {Outcome}
 */
export function outcomeInHost(outcome, input, receive) {
  const { task, startedNs, finishedNs } = outcome;
  if ('digest' in outcome) return { task, startedNs, finishedNs, digest: outcome.digest };
  if ('error' in outcome) return { task, startedNs, finishedNs, error: outcome.error };
  try {
    if (!receive) throw new Error('The workload hands data over, but has no way to receive it.');
    const digest = receive(task, input, revived(outcome.content));
    return { task, startedNs, finishedNs, digest };
  } catch (error) {
    return { task, startedNs, finishedNs, error: describeFailure(error) };
  }
}

/**
 * JSON has no bytes: a Buffer arrives as `{"type":"Buffer","data":[…]}`, and is one again here.
 * @param {unknown} content
 * @returns {unknown}
 */
export function revived(content) {
  if (typeof content !== 'object' || content === null || ArrayBuffer.isView(content))
    return content;
  if ('type' in content && content.type === 'Buffer' && 'data' in content) {
    return Buffer.from(/** @type {number[]} */ (content.data));
  }
  if (Object.getPrototypeOf(content) !== Object.prototype) return content;
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, revived(value)]));
}
