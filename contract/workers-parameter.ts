import type { ParameterValues } from './catalogue.ts';
import type { CommandSpec } from './command.ts';

/** Names that say how many workers a program has, whatever else it may have been told. */
const USUAL_NAMES = ['workers', 'threads', 'jobs'];

/** The parameter that says how many workers there are, by its name and its values; `null`: none does. */
export function defaultWorkersParameter(
  lists: Readonly<Record<string, readonly (number | string)[]>>,
): string | null {
  const name = USUAL_NAMES.find((candidate) => lists[candidate]?.every(isCount) === true);
  return name ?? null;
}

/** How many workers a program was told to have; 1 where no parameter says. */
export function workersOf({ workersParameter }: CommandSpec, values: ParameterValues): number {
  const value = workersParameter === null ? undefined : values[workersParameter];
  return value !== undefined && isCount(value) ? Number(value) : 1;
}

function isCount(value: number | string): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1;
}
