import { median } from '../../statistics/quantile.ts';

/** The median of the values that are known; `null` of none. */
export function medianOfKnown(values: readonly (number | null)[]): number | null {
  const knownValues = known(values);
  return knownValues.length === 0 ? null : median(knownValues);
}

export function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}
