// @ts-check
import { HostFailure } from './host-failure.mjs';
import { choice, switchedOn, wholeNumber } from './parameters.mjs';

const POOLS = ['thread-pool', 'process-pool'];
const HYBRIDS = ['threads-async', 'processes-async'];
const SPLIT = ['threads', 'processes', ...HYBRIDS];
const WITH_PROCESSES = ['processes', 'process-pool', 'processes-async'];

const DEFAULT_IN_FLIGHT = 16;

/**
 * The options of a run, with their defaults; `undefined` where an option means nothing.
 * @typedef {object} Options
 * @property {boolean} perTask a thread (process) for each task
 * @property {Schedule | undefined} schedule
 * @property {number | undefined} chunk tasks of one call; of `guided`: the least
 * @property {'gather' | 'semaphore' | undefined} asyncStyle
 * @property {'awaited' | 'blocking' | undefined} asyncCalls
 * @property {number | undefined} inFlight tasks in flight in each event loop of a hybrid
 * @property {'json' | 'advanced' | undefined} serialization of messages between processes
 * @property {'go-on' | 'stop'} onTaskError
 * @property {number | undefined} taskTimeLimitMs
 *
 * @typedef {import('../../contract/run-options.ts').Schedule} Schedule
 */

/** Options of Node runs, and the strategies they belong to; `null`: all. */
const STRATEGIES_OF = /** @type {Record<string, readonly string[] | null>} */ ({
  perTask: ['threads', 'processes'],
  schedule: [...SPLIT, ...POOLS],
  chunk: POOLS,
  asyncStyle: ['async'],
  asyncCalls: ['async', ...HYBRIDS],
  inFlight: HYBRIDS,
  serialization: WITH_PROCESSES,
  onTaskError: null,
  taskTimeLimitMs: null,
});

const OF_PYTHON = ['startMethod', 'executor'];

/** Carried out by whoever starts the interpreter: no matter of a host. */
const NOT_OF_HOSTS = ['gil'];

/**
 * @param {Record<string, unknown>} given
 * @param {string} strategy
 * @returns {Options}
 * @throws {HostFailure} when one is unknown, means nothing with this strategy or has a wrong value
 */
export function parseOptions(given, strategy) {
  Object.keys(given).forEach((name) => requireApplies(name, strategy));
  const perTask = given['perTask'] !== undefined && switchedOn(given, 'perTask');
  const schedule = scheduleOf(given, strategy, perTask);
  return {
    perTask,
    schedule,
    chunk: chunkOf(given, schedule),
    serialization: optional(given, 'serialization', strategy, ['json', 'advanced']),
    ...parseLoopOptions(given, strategy),
    onTaskError: choice(given, 'onTaskError', ['go-on', 'stop'], 'go-on'),
    taskTimeLimitMs:
      given['taskTimeLimitMs'] === undefined
        ? undefined
        : wholeNumber(given, 'taskTimeLimitMs', 1, 3_600_000),
  };
}

/**
 * @param {Record<string, unknown>} given
 * @param {string} strategy
 */
function parseLoopOptions(given, strategy) {
  const inFlight = HYBRIDS.includes(strategy) ? DEFAULT_IN_FLIGHT : undefined;
  return {
    asyncStyle: optional(given, 'asyncStyle', strategy, ['gather', 'semaphore']),
    asyncCalls: optional(given, 'asyncCalls', strategy, ['awaited', 'blocking']),
    inFlight: given['inFlight'] === undefined ? inFlight : wholeNumber(given, 'inFlight', 1, 4096),
  };
}

/**
 * @param {string} name
 * @param {string} strategy
 */
function requireApplies(name, strategy) {
  if (NOT_OF_HOSTS.includes(name)) return;
  if (OF_PYTHON.includes(name)) {
    throw bad(`The option "${name}" is one of Python runs; leave it out, or choose a Python.`);
  }
  const strategies = STRATEGIES_OF[name];
  if (strategies === undefined) {
    const known = Object.keys(STRATEGIES_OF).join(', ');
    throw bad(`There is no option "${name.slice(0, 40)}" in the Node host; it has ${known}.`);
  }
  if (strategies && !strategies.includes(strategy)) {
    throw bad(
      `The option "${name}" means nothing with the strategy ${strategy}; leave it out, or choose ${orList(strategies)}.`,
    );
  }
}

/**
 * The schedules that a strategy can have, its default first.
 * @param {string} strategy
 * @returns {readonly Schedule[]}
 */
export function schedulesOf(strategy) {
  if (POOLS.includes(strategy)) return ['dynamic', 'guided', 'blocks'];
  return SPLIT.includes(strategy) ? ['round-robin', 'blocks'] : [];
}

/**
 * @param {Record<string, unknown>} given
 * @param {string} strategy
 * @param {boolean} perTask
 */
function scheduleOf(given, strategy, perTask) {
  if (perTask && given['schedule'] !== undefined) {
    throw bad('With "perTask" each task has a worker of its own; leave "schedule" out.');
  }
  const schedules = schedulesOf(strategy);
  const [first] = schedules;
  return perTask || !first ? undefined : choice(given, 'schedule', schedules, first);
}

/**
 * @param {Record<string, unknown>} given
 * @param {Schedule | undefined} schedule
 */
function chunkOf(given, schedule) {
  const takesChunks = schedule === 'dynamic' || schedule === 'guided';
  if (given['chunk'] === undefined) return takesChunks ? 1 : undefined;
  if (takesChunks) return wholeNumber(given, 'chunk', 1, 100_000);
  throw bad(
    `With the schedule "${schedule}" the chunks are the blocks; leave "chunk" out, or choose dynamic or guided.`,
  );
}

/**
 * @template {string} T
 * @param {Record<string, unknown>} given
 * @param {string} name
 * @param {string} strategy
 * @param {readonly [T, ...T[]]} choices the default first
 * @returns {T | undefined} `undefined`: the option means nothing with this strategy
 */
function optional(given, name, strategy, choices) {
  if (!STRATEGIES_OF[name]?.includes(strategy)) return undefined;
  return choice(given, name, choices, choices[0]);
}

/** @param {readonly string[]} words */
function orList(words) {
  return words.join(', ').replace(/, ([^,]*)$/, ' or $1');
}

/** @param {string} message */
function bad(message) {
  return new HostFailure('bad-parameter', message);
}
