import pidusage from 'pidusage';

import type { Clock } from './clock.ts';
import { monotonicClock } from './clock.ts';
import { SILENCED } from './silenced.ts';

/** What every system tells of a process. */
export interface ProcessReading {
  /** User + system CPU time since the process's start; ticks of 10 ms on Linux and macOS. */
  readonly cpuMs: number;
  readonly rssBytes: number;
  /** Time since the process's start; whole seconds on some systems. */
  readonly ageMs: number;
}

/**
 * Reads many processes in one call. Processes that are gone are absent from the map; `null` when
 * the reading as a whole failed or is late, so that nothing is known.
 */
export type ReadProcesses = (
  pids: readonly number[],
) => Promise<ReadonlyMap<number, ProcessReading> | null>;

type PidUsage = (
  pids: number[],
  options: Readonly<Record<string, unknown>>,
) => Promise<Readonly<Record<string, pidusage.Status | null | undefined>>>;

/**
 * How long pidusage keeps a pid's history, and on Linux its open descriptor, after the last call.
 * Longer than the longest tick, so that a live process is never opened twice. Never 0: pidusage
 * then repeats its first reading without end.
 */
const HISTORY_MS = 10_000;

/** pidusage starts programs on macOS and Windows; a tick must not hang with them. */
const PATIENCE_MS = 3_000;

process.env[SILENCED.name] ??= SILENCED.value;

/** The one door to pidusage: its history is global, so overlapping calls corrupt each other. */
export function createProcessReader(
  usage: PidUsage = pidusage,
  clock: Clock = monotonicClock,
): ReadProcesses {
  let pending: Promise<unknown> | null = null;

  return async (pids) => {
    if (pids.length === 0) return new Map();
    // A call that outlived its tick is not joined by a second one: this tick knows nothing.
    if (pending !== null) return null;
    const call = callPidUsage(usage, pids).finally(() => (pending = null));
    pending = call;
    return await withinPatience(call, clock);
  };
}

async function callPidUsage(
  usage: PidUsage,
  pids: readonly number[],
): Promise<ReadonlyMap<number, ProcessReading> | null> {
  try {
    // A copy, because pidusage writes into the list it is given.
    return toReadings(await usage([...pids], { maxage: HISTORY_MS, usePs: false }));
  } catch (thrown) {
    // A list whose every process is gone is an error of pidusage's, not of ours.
    return isGone(thrown) ? new Map() : null;
  }
}

function toReadings(
  stats: Readonly<Record<string, pidusage.Status | null | undefined>>,
): ReadonlyMap<number, ProcessReading> {
  const readings = new Map<number, ProcessReading>();
  for (const [pid, stat] of Object.entries(stats)) {
    if (stat === null || stat === undefined) continue;
    const { ctime, memory, elapsed } = stat;
    if (!Number.isFinite(ctime) || !Number.isFinite(memory)) continue;
    readings.set(Number(pid), { cpuMs: ctime, rssBytes: memory, ageMs: elapsed });
  }
  return readings;
}

function isGone(thrown: unknown): boolean {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return code === 'ENOENT' || code === 'ESRCH';
}

async function withinPatience<Value>(call: Promise<Value>, clock: Clock): Promise<Value | null> {
  let cancel = (): void => undefined;
  const late = new Promise<null>((resolve) => {
    cancel = clock.after(PATIENCE_MS, () => resolve(null));
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    cancel();
  }
}
