interface TimedRun {
  readonly wallMs: number | null;
}

/** The run whose wall time is nearest to the median: what its configuration is drawn with. */
export function medianRun<Run extends TimedRun>({
  runs,
  medianWallMs,
}: {
  readonly runs: readonly Run[];
  readonly medianWallMs: number | null;
}): Run | null {
  if (medianWallMs === null) return null;
  const distance = ({ wallMs }: Run) =>
    wallMs === null ? Number.POSITIVE_INFINITY : Math.abs(wallMs - medianWallMs);
  const known = runs.filter(({ wallMs }) => wallMs !== null);
  return known.reduce<Run | null>(
    (best, run) => (best === null || distance(run) < distance(best) ? run : best),
    null,
  );
}
