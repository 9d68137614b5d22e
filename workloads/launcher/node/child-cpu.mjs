// @ts-check
import { readFileSync } from 'node:fs';

/** The kernel counts the time of ended children in clock ticks of 10 ms. */
export const TICK_US = 10_000;

/**
 * CPU time in clock ticks.
 * @typedef {{ userTicks: number, systemTicks: number }} Ticks
 */

/** @type {Ticks} */
export const NO_TICKS = { userTicks: 0, systemTicks: 0 };

/**
 * What all children that have ended so far used, with those that they had waited for.
 * @returns {Ticks | null} `null`: this system (not Linux) does not tell
 */
export function endedChildren() {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1');
    // Behind the name, which may hold anything, come fields 3 and on; 16 and 17 are those of children.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { userTicks: Number(fields[13]), systemTicks: Number(fields[14]) };
  } catch {
    return null;
  }
}

/**
 * @param {Ticks} after
 * @param {Ticks} before
 * @returns {Ticks}
 */
export function ticksBetween(after, before) {
  return {
    userTicks: after.userTicks - before.userTicks,
    systemTicks: after.systemTicks - before.systemTicks,
  };
}

/**
 * @param {readonly Ticks[]} all
 * @returns {Ticks}
 */
export function sumOfTicks(all) {
  return all.reduce(
    (sum, { userTicks, systemTicks }) => ({
      userTicks: sum.userTicks + userTicks,
      systemTicks: sum.systemTicks + systemTicks,
    }),
    NO_TICKS,
  );
}
