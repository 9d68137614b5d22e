// @ts-check
import { readFileSync } from 'node:fs';

import { treeOf } from '../sections/processes/process-stat.mjs';
import { readProcessStats } from '../sections/processes/process-tree.mjs';

/**
 * @typedef {{ type: string, cpuMs: number }} ProcessUsage
 */

/**
 * What the processes of one app have used so far, by pid: the main process and those that Chromium
 * says its type of. Run hosts, their workers and the guard are none of them.
 * @param {number} mainPid
 * @returns {Map<number, ProcessUsage>}
 */
export function readAppUsage(mainPid) {
  const all = readProcessStats();
  /** @type {Map<number, ProcessUsage>} */
  const usage = new Map();
  for (const pid of treeOf(mainPid, all)) {
    const type = pid === mainPid ? 'main' : chromiumType(pid);
    const stat = all.get(pid);
    if (type !== null && stat !== undefined) usage.set(pid, { type, cpuMs: stat.ownCpuMs });
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
