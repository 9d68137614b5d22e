/** Cumulative times of one logical CPU since the machine's start, in milliseconds. */
export interface CoreTimes {
  readonly busyMs: number;
  readonly idleMs: number;
}

/** The part of an `os.cpus()` entry that is read here. */
interface CpuInfo {
  readonly times: {
    readonly user: number;
    readonly nice: number;
    readonly sys: number;
    readonly idle: number;
    readonly irq: number;
  };
}

/** Splits the times of `os.cpus()` into busy and idle. */
export function toCoreTimes(cpus: readonly CpuInfo[]): readonly CoreTimes[] {
  return cpus.map(({ times }) => ({
    busyMs: times.user + times.nice + times.sys + times.irq,
    idleMs: times.idle,
  }));
}

/**
 * Busy share of each logical CPU between two readings, 0…1.
 *
 * `null` where the counters did not move or moved backwards: a CPU that was unplugged, or two
 * readings within one kernel tick. Without an earlier reading every core is `null`.
 */
export function coreBusyShares(
  earlier: readonly CoreTimes[] | null,
  later: readonly CoreTimes[],
): readonly (number | null)[] {
  return later.map((now, index) => {
    const before = earlier?.[index];
    return before === undefined ? null : busyShare(before, now);
  });
}

/**
 * Busy share between two readings of one CPU.
 *
 * The denominator is the CPU's own idle + busy time, not our clock: both parts are counted by the
 * same kernel ticks, so the share can't leave 0…1.
 */
function busyShare(before: CoreTimes, now: CoreTimes): number | null {
  const busyMs = now.busyMs - before.busyMs;
  const idleMs = now.idleMs - before.idleMs;
  if (busyMs < 0 || idleMs < 0 || busyMs + idleMs === 0) return null;
  return busyMs / (busyMs + idleMs);
}

/** Cores used by the whole machine: the sum of the shares, `null` when any of them is unknown. */
export function machineCoresUsed(shares: readonly (number | null)[]): number | null {
  if (shares.length === 0) return null;
  let sum = 0;
  for (const share of shares) {
    if (share === null) return null;
    sum += share;
  }
  return sum;
}
