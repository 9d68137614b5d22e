// @ts-check
// What a worker of a pool answers to a call. Rows rather than objects: keys travel with every message,
// and encoding and decoding them takes longer than a tiny task does.

/**
 * @typedef {import('../../../contract/host-protocol.ts').Usage} Usage
 * @typedef {import('../task-runner.mjs').WorkerOutcome} WorkerOutcome
 *
 * What most tasks come to.
 * @typedef {[startedNs: number, finishedNs: number, digest: string]} Row
 *
 * What became of the tasks of a call, in order; of a process with its usage so far, where that was read.
 * @typedef {[worker: number, tasks: (Row | WorkerOutcome)[], usage?: Usage]} Reply
 */

/**
 * @param {WorkerOutcome} outcome
 * @returns {Row | WorkerOutcome} a row, where there is no more to say
 */
export function rowOf(outcome) {
  if (!('digest' in outcome) || outcome.lockedNs !== undefined || outcome.gauge) return outcome;
  return [outcome.startedNs, outcome.finishedNs, outcome.digest];
}

/**
 * @param {Row | WorkerOutcome} row
 * @param {number} task
 * @returns {WorkerOutcome}
 */
export function outcomeOfRow(row, task) {
  if (!Array.isArray(row)) return row;
  const [startedNs, finishedNs, digest] = row;
  return { task, startedNs, finishedNs, digest };
}
