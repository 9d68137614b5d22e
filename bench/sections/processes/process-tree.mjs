// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

import { parsePssBytes, parseStat, treeOf } from './process-stat.mjs';

/** @typedef {import('./process-stat.mjs').ProcessStat} ProcessStat */

/**
 * CPU time of a process and all below it, in steps of 10 ms a process. The difference of two readings is right
 * also when processes of the tree have ended meanwhile: what they used has gone over to their parents.
 * @param {number} rootPid
 * @returns {number} milliseconds; NaN when the process has ended
 */
export function treeCpuMs(rootPid) {
  const all = readProcessStats();
  const tree = treeOf(rootPid, all);
  if (tree.length === 0) return NaN;
  return tree.reduce((sum, pid) => sum + (all.get(pid)?.cpuMs ?? 0), 0);
}

/**
 * Memory of a process and all below it, pages that several share divided among them.
 * @param {number} rootPid
 * @returns {number} bytes; NaN when the process has ended, or one of them may not be read
 */
export function treePssBytes(rootPid) {
  const tree = treeOf(rootPid, readProcessStats());
  if (tree.length === 0) return NaN;
  return tree.reduce((sum, pid) => sum + pssBytes(pid), 0);
}

/**
 * The child of this process with a name, started last.
 * @param {string} name
 * @returns {number | null} its pid
 */
export function ownChild(name) {
  const found = [...readProcessStats()].filter(
    ([, stat]) => stat.parentPid === process.pid && stat.name === name,
  );
  return found.at(-1)?.[0] ?? null;
}

/** @returns {Map<number, ProcessStat>} of all that there are, ascending by pid */
export function readProcessStats() {
  /** @type {Map<number, ProcessStat>} */
  const all = new Map();
  for (const name of readdirSync('/proc')) {
    const text = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null;
    if (text !== null) all.set(Number(name), parseStat(text));
  }
  return all;
}

/**
 * @param {number} pid
 * @returns {number} 0 when it has ended; NaN where it is not told
 */
export function pssBytes(pid) {
  const text = read(`/proc/${pid}/smaps_rollup`);
  // Ended since it was listed: it has no memory any more.
  return text === null ? 0 : parsePssBytes(text);
}

/**
 * @param {string} file
 * @returns {string | null} `null`: the process has ended, between listing and reading
 */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ESRCH') return null;
    throw error;
  }
}
