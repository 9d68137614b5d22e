import type { MachineFacts } from '../../contract/ipc.ts';
import { err, ok } from '../../contract/result.ts';
import type { Checked } from './check-value.ts';

export type CoreFacts = Pick<MachineFacts, 'allowedCores' | 'noAffinityReason'>;

/** Whether a run can be confined to these cores: `null` is no confinement. */
export function checkCores(
  cores: readonly number[] | null,
  { allowedCores, noAffinityReason }: CoreFacts,
): Checked<null> {
  if (cores === null) return ok(null);
  if (noAffinityReason !== null) {
    return err('bad-cores', `${noAffinityReason} Leave the choice of cores out.`);
  }
  const offered = allowedCores.join(', ');
  if (cores.length === 0) {
    return err('bad-cores', `A run needs a core to run on: choose at least one of ${offered}.`);
  }
  const foreign = cores.find((core) => !allowedCores.includes(core));
  if (foreign !== undefined) {
    return err(
      'bad-cores',
      `Core ${foreign} is not among those that Corelane may use: choose among ${offered}.`,
    );
  }
  const isAscending = cores.every((core, index) => index === 0 || core > (cores[index - 1] ?? 0));
  return isAscending
    ? ok(null)
    : err(
        'bad-cores',
        `Cores must be named once each, in ascending order; got ${cores.join(', ')}.`,
      );
}
