import { resolve } from 'node:path';

import { textFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Where the report of what is measured goes, absolute; `null`: none is wanted.
 * @throws UsageError for standard output, where the result goes
 */
export function reportPathOf(flags: Flags, workingDirectory: string): string | null {
  const name = textFlag(flags, 'report');
  if (name === undefined) return null;
  if (name === '-')
    throw new UsageError(
      "'--report' can't go to standard output, where the result is printed: name a file for it.",
    );
  return resolve(workingDirectory, name);
}
