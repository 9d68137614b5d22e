// @ts-check
// What the host and a strategy expect of each other. Each strategy module has one function,
// `open(job, events)`: it makes the workers and resolves once all of them wait for their first task.

/**
 * How a worker ended that should not have ended.
 * @typedef {object} Death
 * @property {string} [signal]
 * @property {number} [exitCode]
 * @property {string} [reason]
 * @property {number} [pid] where it was a process
 *
 * @typedef {object} BornWorker
 * @property {number} id
 * @property {import('../../../contract/host-protocol.ts').WorkerKind} kind
 * @property {string} label
 * @property {number} pid
 * @property {number | null} tid OS thread that runs its tasks
 * @property {import('../../../contract/host-protocol.ts').Usage} [usage] of a process, so far
 * @property {import('node:worker_threads').Worker} [thread]
 * @property {number} [task] of a worker that was started for one
 *
 * @typedef {import('../task-runner.mjs').WorkerOutcome & {
 *   worker: number,
 *   queuedNs?: number,
 *   receivedNs?: number,
 *   usage?: import('../../../contract/host-protocol.ts').Usage | undefined,
 *   threadCpu?: import('../thread-cpu.mjs').ThreadCpu | null,
 *   loopDelay?: import('../event-loop-delay.mjs').LoopReading,
 * }} Result `queuedNs` is absent when the task was handed over at the start, `receivedNs` when the
 *   result came alone and just now; `usage`: of the worker process so far; `threadCpu`: of a worker
 *   thread that ends with this task
 *
 * What a worker process tells between two results.
 * @typedef {{ worker: number, gauge: import('../worker-gauge.mjs').Gauge }} Told
 *
 * @typedef {object} Events
 * @property {(worker: BornWorker) => void} born before the start, or with one worker a task during the
 *   work
 * @property {(result: Result | Told) => void} result
 * @property {(worker: number) => void} ended as it should, with its only task
 * @property {(worker: number, death: Death) => void} died the first word about a worker counts
 *
 * @typedef {object} Running
 * @property {() => void} start lets the workers go
 * @property {() => Promise<unknown>} end ends all workers, whatever they do
 * @property {() => { worker: number, range: import('../schedule.mjs').Range }[]} [underWay] of a pool:
 *   which worker has which chunk now
 * @property {string} [onDeath] what the library does when a worker dies, in a sentence
 */

export {};
