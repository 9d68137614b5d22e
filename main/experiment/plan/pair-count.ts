import type { Configuration, ExperimentSpec } from '../../../contract/experiment.ts';

/**
 * Pairs that will be judged, which is what Holm's correction spans: each configuration against its
 * baseline, or all that do the same work against each other.
 */
export function pairCount(
  configurations: readonly Pick<Configuration, 'id' | 'work' | 'baseline'>[],
  family: ExperimentSpec['family'],
): number {
  if (family === 'baseline')
    return configurations.filter(({ id, baseline }) => id !== baseline).length;
  const sizes = new Map<string, number>();
  for (const { work } of configurations) sizes.set(work, (sizes.get(work) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
}
