import { textFlag } from '../flag-values.ts';
import type { Flags } from '../flags.ts';
import { UsageError } from '../usage-error.ts';

const PERCENT = /^(\d+(?:\.\d+)?) ?%?$/;

/**
 * A percentage, `5`, `5%` or `0.5%`; `undefined`: not given.
 * @throws UsageError outside `min` … `max`
 */
export function percentFlag(
  flags: Flags,
  flag: string,
  min: number,
  max: number,
): number | undefined {
  const text = textFlag(flags, flag);
  if (text === undefined) return undefined;
  const percent = Number(PERCENT.exec(text)?.[1] ?? NaN);
  if (percent >= min && percent <= max) return percent;
  throw new UsageError(
    `'--${flag}' must be a percentage from ${min} to ${max}, such as 5%: '${text}' is not.`,
  );
}
