// @ts-check
import { fileURLToPath } from 'node:url';

import { startChild } from '../../frame/children.mjs';

/**
 * What is watched: processes below a parent of theirs, or threads of one process.
 * @typedef {object} Targets
 * @property {number} hostPid
 * @property {readonly number[]} pids all processes, the parent first
 * @property {readonly number[]} ids of the workers: pids, or tids
 */

/** @typedef {{ kind: 'processes' | 'threads', workers: number, isBusy: boolean }} TargetPlan */

const THREADS = fileURLToPath(new URL('watched_threads.py', import.meta.url));

/**
 * Starts them; they go on until the child is ended.
 * @param {TargetPlan} plan
 * @param {{ python: string, signal: AbortSignal }} parts
 */
export function startTargets({ kind, workers, isBusy }, { python, signal }) {
  if (kind === 'threads') {
    return startChild(python, [THREADS, String(workers), isBusy ? 'busy' : 'asleep'], { signal });
  }
  const worker = isBusy ? 'while :; do :; done' : 'exec sleep 100000';
  // Told to end, it waits for its children: nobody else may be there to do so.
  const script = `trap : TERM; for i in $(seq ${workers}); do (${worker}) >&- & echo $!; done; wait; wait`;
  return startChild('/bin/sh', ['-c', script], { signal, name: 'sh' });
}

/**
 * Hears from them until all are there.
 * @param {import('../../frame/children.mjs').Child} child
 * @param {TargetPlan} plan
 * @returns {Promise<Targets>}
 */
export async function readyTargets(child, { kind, workers }) {
  const ids = [];
  while (ids.length < workers) ids.push(Number(await child.line()));
  const pids = kind === 'threads' ? [child.pid] : [child.pid, ...ids];
  return { hostPid: child.pid, pids, ids };
}
