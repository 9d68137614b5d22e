import type { CoreChoice } from './settings.ts';

/**
 * The logical CPUs that a choice stands for; `null`: all that Corelane itself may use. A list is
 * taken as it is: whether its cores are there is for main to say.
 * @param allowedCores logical CPUs that Corelane may use, ascending
 */
export function coresOf(
  choice: CoreChoice,
  allowedCores: readonly number[],
): readonly number[] | null {
  switch (choice.choice) {
    case 'all':
      return null;
    case 'all-but-one':
      return allowedCores.length > 1 ? allowedCores.slice(0, -1) : null;
    case 'count':
      return choice.count >= allowedCores.length ? null : allowedCores.slice(0, choice.count);
    case 'list':
      return [...new Set(choice.cores)].sort((left, right) => left - right);
  }
}
