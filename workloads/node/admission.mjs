// @ts-check

/** @type {import('../../contract/catalogue.ts').HostStrategyId[]} */
export const STRATEGIES = [
  'sequential',
  'threads',
  'thread-pool',
  'processes',
  'process-pool',
  'async',
  'threads-async',
  'processes-async',
];

/** Workloads whose tasks share something. */
const SHARING = ['counter', 'bounded-buffer', 'limited', 'start-gate', 'lock-contention'];

/** Those of them whose tasks wait for each other. */
const WAITING_FOR_OTHERS = ['bounded-buffer', 'start-gate'];

export const WORKLOADS = [
  'primes',
  'matrix',
  'mandelbrot',
  'sort',
  'sha256-blocks',
  'compress',
  'sum',
  'files-sha256',
  'files-read',
  'http-get',
  'sleep',
  'pipe',
  'fetch-and-parse',
  'word-count',
  ...SHARING,
  'faulty',
];

/**
 * Why a workload can't run under a strategy, in one sentence.
 * @param {string} workload
 * @param {string} strategy
 * @returns {string | null} `null`: it can
 */
export function refusalOf(workload, strategy) {
  if (!SHARING.includes(workload)) return null;
  if (strategy === 'threads-async') {
    return 'Its locks would have to stop threads and coroutines at once, and no lock does both: choose Threads or Async.';
  }
  if (strategy === 'processes-async') {
    return 'A lock between processes would stop the whole event loop of each: choose Processes or Async.';
  }
  if (strategy === 'sequential' && WAITING_FOR_OTHERS.includes(workload)) {
    return 'Its tasks wait for each other, and one worker would wait for ever: choose a strategy with several.';
  }
  if (strategy.startsWith('process') && workload !== 'counter') {
    return 'Node.js processes share no memory, so there is nothing to lock: choose Threads, or Python.';
  }
  return null;
}

/**
 * The strategies that each workload can run under, as `description` says it.
 * @returns {import('../../contract/host-protocol.ts').DescriptionMessage['workloads']}
 */
export function abilities() {
  return Object.fromEntries(
    WORKLOADS.map((workload) => [
      workload,
      STRATEGIES.filter((strategy) => refusalOf(workload, strategy) === null),
    ]),
  );
}
