// @ts-check
import { HostFailure } from './host-failure.mjs';
import { chunksOfJob, inFlightOf, isPool, runsInLoops, shareOf, wholeShare } from './job.mjs';
import { indexesOf } from './schedule.mjs';

/** What a message may need on its way on a busy machine before silence means anything. */
const SLACK_MS = 250;
/** An event loop gives its tasks up by itself; only one that is blocked doesn't. */
const LOOP_SLACK_MS = 1000;
const LEAST_INTERVAL_MS = 10;
const GREATEST_INTERVAL_MS = 250;
const TASKS_NAMED = 5;
const GROUPS_NAMED = 8;

/**
 * Workers whose results are waited for together.
 * @typedef {object} Line
 * @property {number | null} worker `null`: all workers of a pool, whose tasks nobody can tell apart
 * @property {() => Iterable<Range>} calls in the order in which they are taken; the results of a call
 *   come together
 * @property {number} atOnce calls under way at the same time
 *
 * @typedef {Line & { heardMs: number, suspected: boolean }} Watched
 *
 * @typedef {object} Outside
 * @property {(task: number) => boolean} isOpen whether a task has no result yet
 * @property {() => { worker: number, range: Range }[]} underWay in a pool: which worker has which chunk
 * @property {(failure: HostFailure) => void} exceeded
 *
 * @typedef {import('./schedule.mjs').Range} Range
 */

/**
 * Sees that a task takes longer than it may, in workers that can't be interrupted. They say nothing
 * while they work, so it is their silence that tells: longer than the limit for all tasks of a call.
 */
export class TimeLimit {
  #limitMs;
  #slackMs;
  #outside;
  #inLoops;
  #job;
  /** @type {Map<number | null, Watched>} */
  #lines = new Map();
  /** @type {NodeJS.Timeout | undefined} */
  #timer;

  /**
   * @param {import('./job.mjs').Job} job with a limit
   * @param {Outside} outside
   */
  constructor(job, outside) {
    this.#job = job;
    this.#limitMs = job.options.taskTimeLimitMs ?? Infinity;
    this.#inLoops = runsInLoops(job) && job.options.asyncCalls === 'awaited';
    this.#slackMs = this.#inLoops ? this.#limitMs + LOOP_SLACK_MS : SLACK_MS;
    this.#outside = outside;
  }

  start() {
    if (this.#limitMs === Infinity) return;
    for (const line of linesOf(this.#job)) this.#watch(line);
    const intervalMs = Math.max(LEAST_INTERVAL_MS, this.#limitMs / 4);
    this.#timer = setInterval(() => this.#look(), Math.min(intervalMs, GREATEST_INTERVAL_MS));
  }

  stop() {
    clearInterval(this.#timer);
  }

  /**
   * A worker has begun with the one task it was started for.
   * @param {number} task
   * @param {number} worker
   */
  watchTask(task, worker) {
    const range = { first: task, step: 1, end: task + 1 };
    this.#watch({ worker, calls: () => [range], atOnce: 1 });
  }

  /** @param {Line} line from now on */
  #watch(line) {
    this.#lines.set(line.worker, { ...line, heardMs: performance.now(), suspected: false });
  }

  /**
   * A result has come.
   * @param {{ task: number, worker: number, startedNs: number, finishedNs: number }} result
   */
  heard({ task, worker, startedNs, finishedNs }) {
    if (this.#limitMs === Infinity) return;
    const line = this.#lines.get(worker) ?? this.#lines.get(null);
    if (line) Object.assign(line, { heardMs: performance.now(), suspected: false });
    const tookMs = (finishedNs - startedNs) / 1e6;
    if (!this.#inLoops && tookMs > this.#limitMs) this.#exceeded([{ tasks: [task], worker }]);
  }

  #look() {
    for (const line of this.#lines.values()) {
      const silentMs = performance.now() - line.heardMs - this.#slackMs;
      if (silentMs <= this.#limitMs) continue;
      const calls = this.#underWay(line);
      if (calls.length === 0) continue;
      const tasksOfCall = Math.max(...calls.map(({ first, end }) => end - first));
      if (silentMs <= this.#limitMs * tasksOfCall) continue;
      // A second look, because a result may be waiting to be read.
      if (line.suspected) this.#exceeded(this.#suspectsAmong(calls, line.worker));
      line.suspected = true;
    }
  }

  /** @param {Line} line */
  #underWay({ calls, atOnce }) {
    /** @type {Range[]} */
    const found = [];
    for (const call of calls()) {
      if (this.#outside.isOpen(call.first)) found.push(call);
      if (found.length === atOnce) break;
    }
    return found;
  }

  /**
   * @param {readonly Range[]} calls
   * @param {number | null} worker
   * @returns {Suspects[]}
   */
  #suspectsAmong(calls, worker) {
    const openIn = (/** @type {Range} */ call) =>
      [...indexesOf(call)].filter((task) => this.#outside.isOpen(task));
    if (worker !== null) return [{ tasks: calls.flatMap(openIn), worker }];
    const owners = new Map(this.#outside.underWay().map((call) => [call.range.first, call.worker]));
    return calls.map((call) => ({ tasks: openIn(call), worker: owners.get(call.first) }));
  }

  /** @param {readonly Suspects[]} suspects */
  #exceeded(suspects) {
    const count = suspects.reduce((sum, { tasks }) => sum + tasks.length, 0);
    const named = suspects.slice(0, GROUPS_NAMED).map(nameSuspects).join(', ');
    const more = suspects.length > GROUPS_NAMED ? ' …' : '';
    this.#outside.exceeded(
      new HostFailure(
        'task-time-limit',
        `${count === 1 ? 'Task' : 'One of the tasks'} ${named}${more} took longer than ${this.#limitMs} ms, and its worker can't be interrupted; raise the limit, or choose a strategy that awaits.`,
      ),
    );
  }
}

/**
 * Tasks among which is the one that takes too long, and the worker that has them, where it is known.
 * @typedef {{ tasks: readonly number[], worker: number | undefined }} Suspects
 *
 * @param {Suspects} suspects
 */
function nameSuspects({ tasks, worker }) {
  const named = tasks.slice(0, TASKS_NAMED).join(', ') + (tasks.length > TASKS_NAMED ? ', …' : '');
  return worker === undefined ? named : `${named} (worker ${worker})`;
}

/**
 * @param {import('./job.mjs').Job} job
 * @returns {Line[]} none with a worker for each task: those are not born yet
 */
function linesOf(job) {
  const { workers, strategy, options } = job;
  if (options.perTask) return [];
  if (isPool(job)) return [{ worker: null, calls: () => chunksOfJob(job), atOnce: workers }];
  const alone = strategy === 'sequential' || strategy === 'async';
  return Array.from({ length: alone ? 1 : workers }, (_, worker) => {
    const { range } = alone ? wholeShare(job) : shareOf(job, worker);
    return { worker, calls: () => singly(range), atOnce: inFlightOf(job) };
  });
}

/**
 * @param {Range} range
 * @returns {Generator<Range, void, undefined>}
 */
function* singly(range) {
  for (const first of indexesOf(range)) yield { first, step: 1, end: first + 1 };
}
