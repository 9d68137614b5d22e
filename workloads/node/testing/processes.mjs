// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/**
 * Whether a process still lives; a zombie does not.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2)[0] !== 'Z';
  } catch {
    return process.platform !== 'linux';
  }
}

/**
 * @param {() => unknown[]} list
 * @param {number} deadlineMs
 * @returns {Promise<unknown[]>} what the list still holds when the time is over
 */
export async function remaining(list, deadlineMs) {
  const end = performance.now() + deadlineMs;
  while (list().length > 0 && performance.now() < end) await delay(POLL_MS);
  return list();
}

/**
 * All processes that carry an environment variable, wherever they stand in the tree (Linux).
 * @param {string} assignment as in `NAME=value`
 */
export function processesWith(assignment) {
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && isAlive(pid) && environmentOf(pid).includes(assignment));
}

/** @param {number} pid */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0');
  } catch {
    return [];
  }
}
