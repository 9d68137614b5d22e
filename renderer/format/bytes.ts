import { isKnown, MISSING } from './missing.ts';

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** Binary units (1 MiB = 1,048,576 bytes), as the command line and the report write them. */
export function formatBytes(bytes: number | null): string {
  if (!isKnown(bytes)) return MISSING;
  let value = bytes;
  let unit = 0;
  // 1023.95 would be rounded to "1024.0 KiB": step up before that.
  while (value >= 1023.95 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(unit === 0 ? 0 : 1)} ${UNITS[unit] ?? ''}`;
}
