// @ts-check
// What the host and a strategy expect of each other. Each strategy module has one function,
// `open(job, events)`: it makes the workers and resolves once all of them wait for their first task.

/**
 * How a worker ended that should not have ended.
 * @typedef {{ signal?: string, exitCode?: number, reason?: string }} Death
 *
 * @typedef {object} BornWorker
 * @property {number} id
 * @property {import('../../../contract/host-protocol.ts').WorkerKind} kind
 * @property {string} label
 * @property {number} pid
 * @property {number | null} tid OS thread that runs its tasks
 * @property {import('../../../contract/host-protocol.ts').Usage} [usage] of a process, so far
 * @property {import('node:worker_threads').Worker} [thread]
 *
 * @typedef {import('../task-runner.mjs').Outcome & {
 *   worker: number,
 *   queuedNs?: number,
 *   usage?: import('../../../contract/host-protocol.ts').Usage,
 * }} Result `queuedNs` is absent when the task was handed over at the start; `usage`: of the worker
 *   process so far
 *
 * @typedef {object} Events
 * @property {(worker: BornWorker) => void} born
 * @property {(result: Result) => void} result
 * @property {(worker: number, death: Death) => void} died the first word about a worker counts
 *
 * @typedef {object} Running
 * @property {() => void} start lets the workers go
 * @property {() => Promise<unknown>} end ends all workers, whatever they do
 */

export {};
