/** In which unit CPU use is shown: CPU seconds per wall second, or a per cent of something. */
export const CORE_CONVENTIONS = ['cores', 'of-one-core', 'of-machine', 'of-limit'] as const;

export type CoreConvention = (typeof CORE_CONVENTIONS)[number];

/** What CPU use is a per cent of, in cores. `null`: not known. */
export interface CoreBases {
  /** Logical CPUs of the machine. */
  readonly logicalCores: number | null;
  /** min(affinity, quota, logical CPUs), or the cores that a run was confined to; may be a fraction. */
  readonly effectiveCores: number | null;
}

/** Of no machine: only what needs no base can be shown. */
export const UNKNOWN_BASES: CoreBases = { logicalCores: null, effectiveCores: null };

/** Cores that a run may use: those of the machine, or those it is confined to. */
export function coresOfRun(machineCores: number, cores: readonly number[] | null): number {
  return cores === null ? machineCores : Math.min(machineCores, cores.length);
}

/**
 * The bases of what ran on a machine.
 * @param confinedTo logical CPUs that it was confined to; `null`: not confined
 */
export function basesOf(
  machine: { readonly logicalCores: number; readonly effectiveCores: number },
  confinedTo: readonly number[] | null,
): CoreBases {
  return {
    logicalCores: machine.logicalCores,
    effectiveCores: coresOfRun(machine.effectiveCores, confinedTo),
  };
}

/** The bases of a run that has a result, which knows its own limit. */
export function basesOfResult(result: {
  readonly machine: { readonly logicalCores: number };
  readonly effectiveCores: number;
}): CoreBases {
  return {
    logicalCores: result.machine.logicalCores,
    effectiveCores: result.effectiveCores,
  };
}

/**
 * What 100 % is in a convention, in cores; of cores themselves what 1 is. `null`: not known, or no
 * number that anything can be divided by.
 */
export function wholeCores(convention: CoreConvention, bases: CoreBases): number | null {
  switch (convention) {
    case 'cores':
    case 'of-one-core':
      return 1;
    case 'of-machine':
      return divisor(bases.logicalCores);
    case 'of-limit':
      return divisor(bases.effectiveCores);
  }
}

function divisor(cores: number | null): number | null {
  return cores !== null && Number.isFinite(cores) && cores > 0 ? cores : null;
}

/**
 * CPU use in a convention: cores, or per cent.
 * @param coresUsed CPU seconds per wall second
 * @returns `null` where the use or the base is not known
 */
export function convertCores(
  coresUsed: number | null,
  convention: CoreConvention,
  bases: CoreBases,
): number | null {
  const whole = wholeCores(convention, bases);
  if (coresUsed === null || Number.isNaN(coresUsed) || whole === null) return null;
  return convention === 'cores' ? coresUsed : (100 * coresUsed) / whole;
}
