import { type CoreBases, type CoreConvention, wholeCores } from '../../contract/core-convention.ts';
import { coreWords, writeCoreBound } from '../../contract/core-words.ts';
import { MISSING } from './missing.ts';

/** A run beside others, of a machine and a limit of its own. */
interface BasedRun {
  readonly label: string;
  readonly bases: CoreBases;
}

/** Title of an axis that several runs share: `CPU, % of machine (2 or 8 cores)` where they differ. */
export function sharedAxis(convention: CoreConvention, runs: readonly BasedRun[]): string {
  const { axis, title } = coreWords(convention);
  const name = convention === 'cores' ? axis : title;
  const wholes = [...runsByWhole(convention, runs).keys()];
  return wholes.length > 1 ? `${name} (${wholes.join(' or ')} cores)` : name;
}

/** Says whose 100 % is how many cores; `null`: it is the same for all. */
export function basesNote(convention: CoreConvention, runs: readonly BasedRun[]): string | null {
  const groups = runsByWhole(convention, runs);
  if (groups.size < 2) return null;
  const parts = [...groups].map(([whole, labels]) => {
    return `${whole} ${whole === '1' ? 'core' : 'cores'} for ${labels.join(', ')}`;
  });
  return `100 % is not the same for all: ${parts.join('; ')}.`;
}

function runsByWhole(
  convention: CoreConvention,
  runs: readonly BasedRun[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const { label, bases } of runs) {
    const cores = wholeCores(convention, bases);
    const whole = cores === null ? MISSING : writeCoreBound(cores, 'cores');
    groups.set(whole, [...(groups.get(whole) ?? []), label]);
  }
  return groups;
}
