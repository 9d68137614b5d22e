import { formatCount } from '../report/quantities.ts';
import { UsageError } from './usage-error.ts';

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Reads a whole number, both bounds included.
 * @param flag the option it came from, for the sentence
 * @throws UsageError
 */
export function wholeNumber(
  flag: string,
  text: string,
  bounds: { readonly min: number; readonly max: number; readonly unit?: string },
): number {
  const value = NUMBER.test(text) ? Number(text) : NaN;
  const { min, max, unit = '' } = bounds;
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  const behind = unit === '' ? '' : ` (${unit})`;
  throw new UsageError(
    `'--${flag}' must be a whole number from ${formatCount(min)} to ${formatCount(max)}${behind}: '${text}' is not.`,
  );
}
