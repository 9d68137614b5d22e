import type { Interval } from '../../contract/experiment-result.ts';
import { formatDuration } from './duration.ts';
import { isKnown, MISSING } from './missing.ts';

/** A factor: `1.93×`; large and small ones keep three significant digits. */
export function formatRatio(ratio: number | null): string {
  return isKnown(ratio) ? `${digits(ratio)}×` : MISSING;
}

/** `1.90–1.95`. */
export function formatRatioInterval([low, high]: Interval): string {
  return `${digits(low)}–${digits(high)}`;
}

/** `1.61–1.68 s`: the unit stands once where both have the same. */
export function formatTimeInterval([lowMs, highMs]: Interval): string {
  const low = formatDuration(lowMs);
  const high = formatDuration(highMs);
  const [number, unit] = low.split(' ');
  return number !== undefined && high.endsWith(` ${unit ?? ''}`) && !low.includes('min')
    ? `${number}–${high}`
    : `${low} – ${high}`;
}

/** Two times that add up, in one unit: `1.61 + 0.04 s`, `94.2 + 3.1 ms`. */
export function formatSum(leftMs: number, rightMs: number): string {
  const isLong = leftMs + rightMs >= 999.5;
  const parts = [leftMs, rightMs].map((ms) => (isLong ? (ms / 1000).toFixed(2) : ms.toFixed(1)));
  return `${parts.join(' + ')} ${isLong ? 's' : 'ms'}`;
}

function digits(ratio: number): string {
  if (ratio >= 99.95) return ratio.toFixed(0);
  if (ratio >= 9.995) return ratio.toFixed(1);
  return ratio.toFixed(ratio < 0.0995 ? 3 : 2);
}
