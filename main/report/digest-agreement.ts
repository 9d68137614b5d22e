import type { RunResult } from '../../contract/run.ts';
import { sortedEntries } from '../../contract/sorted-entries.ts';

export type DigestAgreement = 'equal' | 'differs' | 'none';

/**
 * Whether a run computed what the other runs of the same work did. `none`: it has no digest, or
 * nothing to be compared with.
 */
export function digestAgreement(result: RunResult, results: readonly RunResult[]): DigestAgreement {
  const others = results.filter(
    (other) => other !== result && other.digest !== null && workOf(other) === workOf(result),
  );
  if (result.digest === null || others.length === 0) return 'none';
  return others.every(({ digest }) => digest === result.digest) ? 'equal' : 'differs';
}

function workOf({ workload, parameters, seed }: RunResult): string {
  return JSON.stringify([workload, seed, sortedEntries(parameters)]);
}
