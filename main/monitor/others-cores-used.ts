/** Cores used by each party; `null`: not known. */
export interface CoresUsedByParty {
  readonly machine: number | null;
  /** 0 when no run is watched. */
  readonly run: number | null;
  /** 0 when there is no test server. */
  readonly server: number | null;
  readonly monitor: number | null;
}

/**
 * What is left for everything else on the machine.
 *
 * Not below 0: the machine is counted in 10 ms ticks and the parties mostly are not, so the
 * difference of two nearly equal figures scatters around 0.
 */
export function othersCoresUsed(cores: CoresUsedByParty): number | null {
  const { machine, run, server, monitor } = cores;
  if (machine === null || run === null || server === null || monitor === null) return null;
  return Math.max(0, machine - run - server - monitor);
}
