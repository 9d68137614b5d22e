// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of `/proc/PID/stat`: 100 a second on every Linux. */
const TICK_MS = 10;

/**
 * @typedef {{ type: string, cpuMs: number, rssBytes: number }} ProcessUsage
 */

/**
 * What the processes of one app have used so far, by pid: the main process and those that Chromium
 * says its type of. Run hosts, their workers and the guard are none of them.
 * @param {number} mainPid
 * @returns {Map<number, ProcessUsage>}
 */
export function readAppUsage(mainPid) {
  const parents = readParents();
  /** @type {Map<number, ProcessUsage>} */
  const usage = new Map();
  for (const pid of [mainPid, ...descendants(parents, mainPid)]) {
    const type = pid === mainPid ? 'main' : chromiumType(pid);
    const used = type === null ? null : readUsage(pid);
    if (type !== null && used !== null) usage.set(pid, { type, ...used });
  }
  return usage;
}

/**
 * Cores used between two readings, by type of process and in all.
 * @param {Map<number, ProcessUsage>} before
 * @param {Map<number, ProcessUsage>} after
 * @param {number} elapsedMs
 * @returns {Record<string, number>}
 */
export function coresBetween(before, after, elapsedMs) {
  /** @type {Record<string, number>} */
  const cores = { all: 0 };
  for (const [pid, { type, cpuMs }] of after) {
    const used = (cpuMs - (before.get(pid)?.cpuMs ?? 0)) / elapsedMs;
    cores[type] = (cores[type] ?? 0) + used;
    cores['all'] = (cores['all'] ?? 0) + used;
  }
  return cores;
}

/**
 * @param {Map<number, number>} parents
 * @param {number} root
 */
function descendants(parents, root) {
  const found = new Set([root]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid);
  }
  found.delete(root);
  return found;
}

function readParents() {
  /** @type {Map<number, number>} */
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    const stat = /^\d+$/.test(name) ? readStat(Number(name)) : null;
    if (stat !== null) parents.set(Number(name), Number(stat[1]));
  }
  return parents;
}

/**
 * `renderer`, `gpu-process`, `utility`, `zygote`; `null`: not a process of Chromium.
 * @param {number} pid
 */
function chromiumType(pid) {
  try {
    return /--type=([a-z-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function readUsage(pid) {
  const stat = readStat(pid);
  if (stat === null) return null;
  const cpuMs = (Number(stat[11]) + Number(stat[12])) * TICK_MS;
  return { cpuMs, rssBytes: Number(stat[21]) * 4096 };
}

/**
 * State and what follows it; the name before may hold spaces and brackets.
 * @param {number} pid
 */
function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
