import { convertCores, type CoreBases, type CoreConvention } from './core-convention.ts';

/** Digits beyond it a division leaves behind, not a measurement. */
const MEANT_DIGITS = 12;

/** CPU use in a table for programs: cores as they are, per cent as one would write it, 101.6. */
export function coreUseCell(
  coresUsed: number | null,
  convention: CoreConvention,
  bases: CoreBases,
): number | null {
  const value = convertCores(coresUsed, convention, bases);
  if (value === null || convention === 'cores') return value;
  return Number(value.toPrecision(MEANT_DIGITS));
}
