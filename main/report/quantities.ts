/**
 * How numbers are written for people: in English, with their unit, to the digits that matter.
 * `null` is "not known" and is written as a dash, never as zero.
 */

export const UNKNOWN = '–';

const KIB = 1024;
const BYTE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `12,345` */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Milliseconds as `0.42 ms`, `381 ms`, `1.24 s` or `2 min 05 s`. */
export function formatMs(durationMs: number | null): string {
  if (durationMs === null) return UNKNOWN;
  if (durationMs < 10) return `${durationMs.toFixed(2)} ms`;
  if (durationMs < 999.5) return `${durationMs.toFixed(0)} ms`;
  if (durationMs < 119_950) return `${(durationMs / 1000).toFixed(2)} s`;
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** Bytes in binary units: `512 bytes`, `48.3 MiB`. */
export function formatBytes(sizeBytes: number | null): string {
  if (sizeBytes === null) return UNKNOWN;
  const power = sizeBytes < KIB ? 0 : Math.floor(Math.log2(sizeBytes) / 10);
  const unit = Math.min(power, BYTE_UNITS.length - 1);
  const amount = sizeBytes / KIB ** unit;
  return `${unit === 0 ? formatCount(amount) : amount.toFixed(1)} ${BYTE_UNITS[unit] ?? ''}`;
}

/** Cores used, beside the cores there were: `1.02 of 2`. */
export function formatCores(coresUsed: number | null, effectiveCores: number): string {
  if (coresUsed === null) return UNKNOWN;
  return `${coresUsed.toFixed(2)} of ${formatCoreCount(effectiveCores)}`;
}

/** A share of a single core: `2.1 % of one core`. */
export function formatShareOfCore(coresUsed: number | null): string {
  return coresUsed === null ? UNKNOWN : `${(coresUsed * 100).toFixed(1)} % of one core`;
}

/** A quota may grant a part of a core; whole ones carry no decimals. */
function formatCoreCount(cores: number): string {
  return Number.isInteger(cores) ? String(cores) : cores.toFixed(2);
}
