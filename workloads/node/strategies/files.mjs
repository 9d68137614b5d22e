// @ts-check

/**
 * One way of a strategy to work: the file that the host opens, and then those that its workers run.
 * @typedef {object} StrategyFiles
 * @property {string} strategy
 * @property {Partial<import('../options.mjs').Options>} options under which it is this one
 * @property {readonly [string, ...string[]]} files the one to read first in front
 */

/**
 * Which files a strategy runs. Where several rows fit, the first one counts.
 * @type {readonly StrategyFiles[]}
 */
export const STRATEGY_FILES = [
  { strategy: 'sequential', options: {}, files: ['sequential.mjs', 'threads.worker.mjs'] },
  {
    strategy: 'threads',
    options: { perTask: true },
    files: ['thread-per-task.mjs', 'thread-per-task.worker.mjs'],
  },
  { strategy: 'threads', options: {}, files: ['threads.mjs', 'threads.worker.mjs'] },
  { strategy: 'thread-pool', options: {}, files: ['thread-pool.mjs', 'pool.worker.mjs'] },
  {
    strategy: 'processes',
    options: { perTask: true },
    files: ['process-per-task.mjs', 'process-per-task.worker.mjs'],
  },
  { strategy: 'processes', options: {}, files: ['processes.mjs', 'processes.worker.mjs'] },
  { strategy: 'process-pool', options: {}, files: ['process-pool.mjs', 'pool.worker.mjs'] },
  {
    strategy: 'async',
    options: { asyncStyle: 'semaphore' },
    files: ['async.mjs', 'async-semaphore.worker.mjs'],
  },
  { strategy: 'async', options: {}, files: ['async.mjs', 'async.worker.mjs'] },
  {
    strategy: 'threads-async',
    options: {},
    files: ['threads-async.mjs', 'async.worker.mjs', 'threads.mjs'],
  },
  {
    strategy: 'processes-async',
    options: {},
    files: ['processes-async.mjs', 'processes-async.worker.mjs', 'processes.mjs'],
  },
];

/**
 * The file whose `open` begins a run.
 * @param {{ strategy: string, options: import('../options.mjs').Options }} request
 */
export function strategyFileOf({ strategy, options }) {
  const found = STRATEGY_FILES.find((row) => row.strategy === strategy && fits(row, options));
  if (!found) throw new Error(`No file for the strategy ${strategy}`);
  return found.files[0];
}

/**
 * @param {StrategyFiles} row
 * @param {import('../options.mjs').Options} options
 */
function fits(row, options) {
  const wanted = /** @type {[keyof typeof options, unknown][]} */ (Object.entries(row.options));
  return wanted.every(([name, value]) => options[name] === value);
}
