/** Shown where a value is not known: a first reading, a gap, something this system can't tell. */
export const MISSING = '–';

/** True for a number that was really read. */
export function isKnown(value: number | null | undefined): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
