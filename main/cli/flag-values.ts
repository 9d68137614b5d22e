import type { Flags } from './flags.ts';
import { unknownWord, UsageError } from './usage-error.ts';
import { wholeNumber } from './whole-number.ts';

/** The text that was given; `undefined`: none, or it is a switch. */
export function textFlag(flags: Flags, flag: string): string | undefined {
  const value = flags.get(flag);
  return value === true ? undefined : value;
}

/** @throws UsageError when it is missing */
export function requiredFlag(flags: Flags, flag: string, choices: string): string {
  const value = textFlag(flags, flag);
  if (value === undefined) throw new UsageError(`'--${flag}' is missing: give one of ${choices}.`);
  return value;
}

/** @throws UsageError for anything but a whole number within these bounds */
export function numberFlag(
  flags: Flags,
  flag: string,
  fallback: number,
  min: number,
  max: number,
): number {
  const value = textFlag(flags, flag);
  return value === undefined ? fallback : wholeNumber(flag, value, { min, max });
}

/** One of a few words. @throws UsageError when it is another one */
export function wordFlag<Word extends string>(
  flags: Flags,
  flag: string,
  words: readonly Word[],
): Word | undefined {
  const value = textFlag(flags, flag);
  if (value === undefined) return undefined;
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) throw unknownWord(flag, value, words);
  return word;
}

/** An entry of the catalogue by its id. @throws UsageError when it is missing or unknown */
export function namedEntry<Entry extends { readonly id: string }>(
  flag: string,
  flags: Flags,
  entries: readonly Entry[],
): Entry {
  const names = entries.map(({ id }) => id);
  const name = requiredFlag(flags, flag, names.join(', '));
  const entry = entries.find(({ id }) => id === name);
  if (entry === undefined) throw unknownWord(flag, name, names);
  return entry;
}
