// @ts-check
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { startChild, withChild } from '../../frame/children.mjs';

/** @typedef {import('../../frame/peers.mjs').Peer} Peer */
/** @typedef {import('./targets.mjs').Targets} Targets */
/** @typedef {import('./targets.mjs').TargetPlan} TargetPlan */

/**
 * How one measurement is made: warm-up ticks at a multiple of the pace, then ticks that count.
 * @typedef {{ tickMs: number, ticks: number, warmUpTicks: number, warmUpPace: number }} Pace
 */

/** @typedef {Targets & Pace & { kind: TargetPlan['kind'] }} WatchOrder */

/**
 * Somebody who watches. `cpuMicros` of a measurement is all that its process used for the ticks that count.
 * @typedef {object} Watcher
 * @property {string} name
 * @property {boolean} isPeer
 * @property {(order: WatchOrder, signal: AbortSignal) => Promise<{ cpuMicros: number, ticks: number }>} measure
 */

/** @param {string} name */
const scriptFile = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * @param {string} bundle of the sampler
 * @returns {Watcher[]}
 */
export function corelaneWatchers(bundle) {
  return [false, true].map((quiet) => ({
    name: quiet ? 'Corelane, quiet' : 'Corelane, visible',
    isPeer: false,
    measure: byScript(process.execPath, 'watch-by-corelane.mjs', { bundle, quiet }),
  }));
}

/** @returns {Watcher} */
export function pidusageWatcher() {
  const measure = byScript(process.execPath, 'watch-by-pidusage.mjs', {});
  return { name: 'pidusage', isPeer: true, measure };
}

/** @param {Peer} peer @returns {Watcher} */
export function systeminformationWatcher({ file }) {
  const measure = byScript(process.execPath, 'watch-by-systeminformation.mjs', { module: file });
  return { name: 'systeminformation', isPeer: true, measure };
}

/** @param {Peer} peer @returns {Watcher} */
export function psutilWatcher({ file }) {
  return { name: 'psutil', isPeer: true, measure: byScript(file, 'watch_by_psutil.py', {}) };
}

/** @param {string} program @param {string} script @param {object} more @returns {Watcher['measure']} */
function byScript(program, script, more) {
  return async (order, signal) => {
    const args = [scriptFile(script), JSON.stringify({ ...order, ...more })];
    const env = { ...process.env, PIDUSAGE_SILENT: '1' };
    return await withChild(
      startChild(program, args, { signal, env, name: script }),
      async (child) => {
        const { cpuMicros } = await child.json();
        return { cpuMicros, ticks: order.ticks };
      },
    );
  };
}

/** Its tick is a second or more: fewer of them. */
const PIDSTAT_TICKS_SHARE = 0.5;

/** @param {Peer} peer @returns {Watcher} */
export function pidstatWatcher({ file }) {
  return {
    name: 'pidstat',
    isPeer: true,
    measure: (order, signal) => byPidstat(file, order, signal),
  };
}

/** @param {string} file @param {WatchOrder} order @param {AbortSignal} signal */
async function byPidstat(file, { kind, pids, ticks: wantedTicks }, signal) {
  const what = kind === 'threads' ? ['-u', '-t'] : ['-u', '-r'];
  const ticks = Math.ceil(wantedTicks * PIDSTAT_TICKS_SHARE);
  const args = [...what, '-p', pids.join(','), '1', String(ticks + 10)];
  const child = startChild(file, args, { signal, output: 'ignore' });
  return await withChild(child, async ({ pid }) => {
    // Between two of its ticks, which come on the second after its start.
    await delay(1500, undefined, { signal });
    const beforeMicros = onCpuMicros(pid);
    await delay(1000 * ticks, undefined, { signal });
    return { cpuMicros: onCpuMicros(pid) - beforeMicros, ticks };
  });
}

/** Of a process with one thread. @param {number} pid */
function onCpuMicros(pid) {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[0]) / 1000;
}
