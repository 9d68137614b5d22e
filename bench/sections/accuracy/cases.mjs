// @ts-check
import { cpus } from 'node:os';

/**
 * What burns. `tree`: processes that live for less than a tick, one after another.
 * @typedef {object} BurnCase
 * @property {string} name
 * @property {'threads' | 'processes' | 'tree'} kind
 * @property {readonly number[]} duties share of a period that each worker burns, 0 … 1
 * @property {number} periodMs
 */

const PERIOD_MS = 20;
/** Each task far shorter than a tick, and than the 10 ms in which process times are counted. */
const SHORT_PERIOD_MS = 1;
const MIX = [0.1, 0.3, 0.5, 0.7];
const MIX_WORDS = MIX.map(percent).join(', ');

/** @param {boolean} quick @returns {BurnCase[]} */
export function burnCases(quick) {
  const threads = of(`threads of ${MIX_WORDS} %`, 'threads', MIX);
  const tree = of('processes of 20 ms, one after another', 'tree', []);
  if (quick) return [oneThread(0.5), threads, tree];
  const tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const crowd = 2 * cpus().length;
  return [
    ...tenths.map((tenth) => oneThread(tenth / 10)),
    threads,
    of(`processes of ${MIX_WORDS} %`, 'processes', MIX),
    of('tasks of 0.3 ms, one thread', 'threads', [0.3], SHORT_PERIOD_MS),
    of(`${crowd} busy processes, twice the cores`, 'processes', new Array(crowd).fill(1)),
    tree,
  ];
}

/** @param {number} duty */
function oneThread(duty) {
  return of(`one thread, ${percent(duty)} % of a core`, 'threads', [duty]);
}

/** @param {number} duty */
function percent(duty) {
  return Math.round(100 * duty);
}

/** @param {string} name @param {BurnCase['kind']} kind @param {readonly number[]} duties @param {number} periodMs */
function of(name, kind, duties, periodMs = PERIOD_MS) {
  return { name, kind, duties, periodMs };
}
