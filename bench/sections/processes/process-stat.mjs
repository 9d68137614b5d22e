// @ts-check

/** Clock ticks of `/proc/PID/stat`: 100 a second on every Linux. */
const TICK_MS = 10;

/**
 * @typedef {object} ProcessStat
 * @property {string} name at most 15 bytes
 * @property {number} parentPid
 * @property {number} ownCpuMs in steps of 10 ms, as the next
 * @property {number} cpuMs its own, and that of all children it has waited for
 */

/**
 * @param {string} text of `/proc/PID/stat`
 * @returns {ProcessStat}
 */
export function parseStat(text) {
  // The name may hold spaces and brackets: the last bracket ends it.
  const nameEnd = text.lastIndexOf(')');
  const fields = text.slice(nameEnd + 2).split(' ');
  const msIn = (/** @type {number} */ from, /** @type {number} */ to) =>
    fields.slice(from, to).reduce((sum, field) => sum + Number(field) * TICK_MS, 0);
  return {
    name: text.slice(text.indexOf('(') + 1, nameEnd),
    parentPid: Number(fields[1]),
    ownCpuMs: msIn(11, 13),
    cpuMs: msIn(11, 15),
  };
}

/**
 * A process and all below it.
 * @param {number} rootPid
 * @param {ReadonlyMap<number, Pick<ProcessStat, 'parentPid'>>} all
 * @returns {number[]} none, when the root is not among them
 */
export function treeOf(rootPid, all) {
  if (!all.has(rootPid)) return [];
  const found = new Set([rootPid]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [pid, { parentPid }] of all) if (found.has(parentPid)) found.add(pid);
  }
  return [...found];
}

/**
 * @param {string} text of `/proc/PID/smaps_rollup`
 * @returns {number} proportional set size; NaN where it is not told
 */
export function parsePssBytes(text) {
  return Number(/^Pss:\s+(\d+) kB$/m.exec(text)?.[1] ?? NaN) * 1024;
}
