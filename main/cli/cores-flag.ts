import { coresOf } from '../../contract/core-choice.ts';
import type { CoreChoice } from '../../contract/settings.ts';
import { parseCpuList } from '../monitor/linux/cpu-list.ts';
import type { FlagDefinition } from './flags.ts';
import { UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

export const coresFlag: FlagDefinition = {
  name: 'cores',
  value: 'WHICH',
  help: 'Cores the run may use (Linux): all, all-but-one, how many (2), or which (0,1 or 2-3); else all.',
};

/**
 * The cores that `--cores` names; `null`: all.
 * @param allowedCores logical CPUs that Corelane may use, ascending
 * @throws UsageError
 */
export function coresOfFlag(
  text: string | undefined,
  allowedCores: readonly number[],
): readonly number[] | null {
  return coresOf(coreChoice(text ?? 'all', allowedCores.length), allowedCores);
}

/** A bare number is a count: a list has a comma or a dash. */
function coreChoice(text: string, coreCount: number): CoreChoice {
  if (text === 'all' || text === 'all-but-one') return { choice: text };
  if (text === '0') {
    throw new UsageError(
      "'--cores 0' would leave no core: write '0,' for the core with the number 0 alone.",
    );
  }
  if (/^\d/.test(text) && !/[,-]/.test(text)) {
    return { choice: 'count', count: wholeNumber('cores', text, { min: 1, max: coreCount }) };
  }
  const cores = parseCpuList(text.replace(/,$/, ''));
  if (cores !== null) return { choice: 'list', cores };
  throw new UsageError(
    `'--cores' must be all, all-but-one, how many (from 1 to ${coreCount}), or a list such as 0,1 or 2-3: '${text}' is none of these.`,
  );
}
