/** Who used the cores in a tick, in cores; `null`: not known. */
interface CoresOfTick {
  readonly workersCores: number | null;
  readonly runtimeCores: number | null;
  /** Of the whole run. */
  readonly totalCores: number | null;
  /** Whether every worker stood ready. */
  readonly isOfWork: boolean;
}

/**
 * Of workers that are being born nothing is known by themselves in their first ticks, and they do no
 * work yet: what all use together is told as the runtime's, instead of a gap while it is known.
 */
export function startUpTogether(
  tick: CoresOfTick,
): Pick<CoresOfTick, 'workersCores' | 'runtimeCores'> {
  const { workersCores, runtimeCores, totalCores, isOfWork } = tick;
  if (isOfWork || workersCores !== null || totalCores === null)
    return { workersCores, runtimeCores };
  return { workersCores: 0, runtimeCores: totalCores };
}
