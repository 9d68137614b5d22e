import { isKnown, MISSING } from './missing.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units (1 MB = 1,000,000 bytes), three digits at most before the unit's next step. */
export function formatBytes(bytes: number | null): string {
  if (!isKnown(bytes)) return MISSING;
  let value = bytes;
  let unit = 0;
  // 999.5 would be rounded to "1000 kB": step up before that.
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit < 3 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}
