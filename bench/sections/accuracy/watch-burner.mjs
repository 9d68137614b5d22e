// @ts-check
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { run } from '../../../scripts/child-processes.mjs';
import { startChild, withChild } from '../../frame/children.mjs';

/** @typedef {import('../../frame/peers.mjs').Peer} Peer */
/** @typedef {import('./cases.mjs').BurnCase} BurnCase */
/** @typedef {import('./truth.mjs').Seen} Seen */
/** @typedef {import('./truth.mjs').Trace} Trace */

/**
 * What somebody saw of a burner: by worker, in the burner's order, and of all CPU time in the work.
 * @typedef {{ workers: readonly (readonly Seen[])[], cpuMs: number | null }} View
 */

/**
 * @typedef {object} Burnt
 * @property {readonly Trace[]} traces by worker; none for a tree
 * @property {number} cpuMs of all its processes, by their own account with the kernel
 * @property {View} corelane
 * @property {View | null} psutil
 * @property {readonly number[] | null} pidstat mean cores used by worker
 */

const TICK_MS = 250;
const BURN_MS_OF_SHORT = 20;

/** @param {string} name */
const scriptFile = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Lets one burner work while all watch it, so that they are held against the same truth.
 * @param {BurnCase} burnCase
 * @param {{ python: string, bundle: string, psutil: Peer | null, pidstat: Peer | null, seconds: number, signal: AbortSignal }} parts
 * @returns {Promise<Burnt>}
 */
export async function watchBurner({ kind, duties, periodMs }, parts) {
  const { signal, seconds } = parts;
  const script = scriptFile(kind === 'tree' ? 'short_processes.py' : 'burner.py');
  const spec = { kind, duties, periodMs, seconds, burnMs: BURN_MS_OF_SHORT };
  const burner = startChild(parts.python, [script, JSON.stringify(spec)], {
    signal,
    name: 'burner',
  });
  return await withChild(burner, async () => {
    const { ids } = await burner.json();
    const order = { kind, ids, hostPid: burner.pid, tickMs: TICK_MS };
    const corelaneArgs = [
      scriptFile('watch-by-corelane.mjs'),
      JSON.stringify({ ...order, bundle: parts.bundle }),
    ];
    const corelane = startChild(process.execPath, corelaneArgs, { signal, name: 'sampler' });
    return await withChild(corelane, () =>
      withPsutil(parts.psutil, order, signal, async (psutil) => {
        await corelane.json();
        burner.say('go');
        const mean = parts.pidstat === null ? null : pidstatMeans(parts.pidstat, order, parts);
        const { traces = [], cpuMs } = await burner.json();
        corelane.say('finish');
        psutil?.say('finish');
        const [seen, readings] = [await corelane.json(), (await psutil?.json())?.readings];
        return {
          ...{ traces, cpuMs, corelane: corelaneView(seen), pidstat: (await mean) ?? null },
          psutil: readings === undefined ? null : psutilView(readings, order),
        };
      }),
    );
  });
}

/**
 * @template Value
 * @param {Peer | null} peer
 * @param {object} order
 * @param {AbortSignal} signal
 * @param {(child: import('../../frame/children.mjs').Child | null) => Promise<Value>} use
 */
async function withPsutil(peer, order, signal, use) {
  if (peer === null) return await use(null);
  const args = [scriptFile('watch_by_psutil.py'), JSON.stringify(order)];
  const child = startChild(peer.file, args, { signal, name: 'psutil' });
  return await withChild(child, async () => {
    await child.json();
    return await use(child);
  });
}

/**
 * @param {{ ticks: readonly { atNs: number, elapsedMs: number | null, coresUsed: readonly (number | null)[] }[], processCpuMs: number | null }} seen
 * @returns {View}
 */
function corelaneView({ ticks, processCpuMs }) {
  const workers = ticks[0]?.coresUsed.map((_, worker) =>
    ticks.flatMap(({ atNs, elapsedMs, coresUsed }) =>
      elapsedMs === null
        ? []
        : [{ fromNs: atNs - elapsedMs * 1e6, toNs: atNs, coresUsed: coresUsed[worker] ?? NaN }],
    ),
  );
  return { workers: workers ?? [], cpuMs: processCpuMs };
}

/**
 * @param {readonly { atNs: number, cpuS: Record<string, number> }[]} readings
 * @param {{ kind: BurnCase['kind'], ids: readonly number[], hostPid: number }} order
 * @returns {View}
 */
function psutilView(readings, { kind, ids, hostPid }) {
  /** @param {number} id @param {number} at */
  const cpuS = (id, at) => readings.at(at)?.cpuS[id] ?? NaN;
  const workers = ids.map((id) =>
    readings.slice(1).map(({ atNs }, index) => {
      const fromNs = readings[index]?.atNs ?? NaN;
      const usedNs = (cpuS(id, index + 1) - cpuS(id, index)) * 1e9;
      return { fromNs, toNs: atNs, coresUsed: usedNs / (atNs - fromNs) };
    }),
  );
  const all = kind === 'tree' ? [hostPid] : ids;
  const usedS = all.reduce((sum, id) => sum + cpuS(id, -1) - cpuS(id, 0), 0);
  return { workers, cpuMs: usedS * 1000 };
}

/**
 * Its own means over whole seconds inside the work; what it prints can't be told to the millisecond.
 * @param {Peer} peer
 * @param {{ kind: BurnCase['kind'], ids: readonly number[], hostPid: number }} order
 * @param {{ seconds: number, signal: AbortSignal }} parts
 */
async function pidstatMeans({ file }, { kind, ids, hostPid }, { seconds, signal }) {
  const wholeSeconds = Math.floor(seconds - 0.5);
  if (kind === 'tree' || wholeSeconds < 1) return null;
  await delay(100, undefined, { signal });
  const what =
    kind === 'threads' ? ['-u', '-t', '-p', String(hostPid)] : ['-u', '-p', ids.join(',')];
  const env = { ...process.env, LC_ALL: 'C', S_TIME_FORMAT: 'ISO' };
  const { stdout } = await run(file, [...what, '1', String(wholeSeconds)], { env, signal });
  return pidstatAverages(stdout, ids, kind === 'threads');
}

/**
 * Mean cores used from the last part of what `pidstat -u` prints: lines `Average: UID TGID TID %usr … %CPU CPU Command`,
 * where TGID and TID stand for PID with `-t`.
 * @param {string} text
 * @param {readonly number[]} ids
 * @param {boolean} isOfThreads
 * @returns {number[]} NaN for one that it does not list
 */
export function pidstatAverages(text, ids, isOfThreads) {
  const lines = text.split('\n').filter((line) => line.startsWith('Average:'));
  // Some versions print the names of the columns above the averages once more, others only above the seconds.
  const head = fieldsOf(text.split('\n').find((line) => line.includes('%CPU')) ?? '');
  const [idPlace, cpuPlace] = [head.indexOf(isOfThreads ? 'TID' : 'PID'), head.indexOf('%CPU')];
  const byId = new Map(
    lines.map(fieldsOf).map((fields) => [Number(fields[idPlace]), Number(fields[cpuPlace]) / 100]),
  );
  return ids.map((id) => byId.get(id) ?? NaN);
}

/** @param {string} line */
function fieldsOf(line) {
  return line.trim().split(/\s+/);
}
