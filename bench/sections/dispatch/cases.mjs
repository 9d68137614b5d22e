// @ts-check

/**
 * A strategy on a runtime, and the bare libraries it is held against.
 * @typedef {object} DispatchCase
 * @property {'node' | 'python'} runtime
 * @property {string} strategy as `corelane run --strategy` has it
 * @property {Readonly<Record<string, string>>} options of the run, as the protocol has them
 * @property {readonly Bare[]} bare the first one is what the strategy itself uses
 * @property {boolean} isPool a shared queue: what the goal is about
 * @property {boolean} isQuick also in --quick
 *
 * @typedef {object} Bare
 * @property {string} name
 * @property {string} way the word that the bare program takes
 * @property {string} [module] that Node.js must have, where it is not Corelane's own
 */

/** @type {readonly DispatchCase[]} */
const NODE = [
  plain('node', 'sequential', 'a plain loop', 'loop'),
  plain('node', 'threads', 'worker_threads', 'threads'),
  {
    ...plain('node', 'thread-pool', 'workerpool', 'thread-pool'),
    isPool: true,
    isQuick: true,
    bare: [
      { name: 'workerpool', way: 'thread-pool' },
      { name: 'workerpool, as it drains', way: 'thread-pool-bounded' },
      { name: 'piscina', way: 'piscina', module: 'piscina' },
      { name: 'tinypool', way: 'tinypool', module: 'tinypool' },
    ],
  },
  plain('node', 'processes', 'child_process', 'processes'),
  {
    ...plain('node', 'process-pool', 'workerpool', 'process-pool'),
    isPool: true,
    bare: [
      { name: 'workerpool', way: 'process-pool' },
      { name: 'workerpool, as it drains', way: 'process-pool-bounded' },
    ],
  },
  plain('node', 'async', 'plain promises', 'async'),
];

/** @type {readonly DispatchCase[]} */
const PYTHON = [
  plain('python', 'sequential', 'a plain loop', 'loop'),
  plain('python', 'threads', 'threading', 'threads'),
  {
    ...plain('python', 'thread-pool', 'ThreadPoolExecutor', 'thread-pool'),
    isPool: true,
    bare: [
      { name: 'ThreadPoolExecutor', way: 'thread-pool' },
      { name: 'ThreadPoolExecutor, submit alone', way: 'thread-pool-submit' },
    ],
  },
  plain('python', 'processes', 'multiprocessing', 'processes'),
  {
    ...plain('python', 'process-pool', 'multiprocessing.Pool', 'process-pool'),
    isPool: true,
    isQuick: true,
  },
  {
    ...plain('python', 'process-pool', 'ProcessPoolExecutor', 'process-pool-executor'),
    options: { executor: 'ProcessPoolExecutor' },
    isPool: true,
  },
  plain('python', 'async', 'plain asyncio', 'async'),
];

export const dispatchCases = [...NODE, ...PYTHON];

/**
 * @param {DispatchCase['runtime']} runtime
 * @param {string} strategy
 * @param {string} name
 * @param {string} way
 * @returns {DispatchCase}
 */
function plain(runtime, strategy, name, way) {
  return { runtime, strategy, options: {}, isPool: false, isQuick: false, bare: [{ name, way }] };
}
