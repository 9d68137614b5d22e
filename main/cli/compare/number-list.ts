import { UsageError } from '../usage-error.ts';
import { wholeNumber } from '../whole-number.ts';

/** More values than any matrix may have. */
const MAX_VALUES = 128;

/**
 * Reads `1,2,4` or `1-8` or both, ascending, each once.
 * @param flag the option it came from, for the sentence
 * @throws UsageError
 */
export function numberList(
  flag: string,
  text: string,
  bounds: { readonly min: number; readonly max: number; readonly unit?: string },
): readonly number[] {
  const values = text.split(',').flatMap((part) => range(flag, part.trim(), bounds));
  const unique = [...new Set(values)].sort((a, b) => a - b);
  if (unique.length <= MAX_VALUES) return unique;
  throw new UsageError(
    `'--${flag}' names ${unique.length} values: at most ${MAX_VALUES} can be compared.`,
  );
}

function range(
  flag: string,
  part: string,
  bounds: { readonly min: number; readonly max: number; readonly unit?: string },
): readonly number[] {
  const [, first, last] = /^(\d+)-(\d+)$/.exec(part) ?? [];
  if (first === undefined || last === undefined) return [wholeNumber(flag, part, bounds)];
  const from = wholeNumber(flag, first, bounds);
  const to = wholeNumber(flag, last, bounds);
  if (from > to)
    throw new UsageError(`'--${flag} ${part}' goes backwards: write ${to}-${from} instead.`);
  // Not more than are looked at: a range may span a million.
  const count = Math.min(to - from + 1, MAX_VALUES + 1);
  return Array.from({ length: count }, (_, index) => from + index);
}
