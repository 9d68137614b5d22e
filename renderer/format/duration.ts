import { isKnown, MISSING } from './missing.ts';

/** From here on seconds alone are hard to read. */
const LONG_MS = 599_500;

/** A measured time with three significant digits: `312 ms`, `5.01 s`, `81.3 s`, `12 min 05 s`. */
export function formatDuration(ms: number | null): string {
  if (!isKnown(ms)) return MISSING;
  if (ms < 9.995) return `${ms.toFixed(ms < 0.9995 ? 3 : 2)} ms`;
  if (ms < 99.95) return `${ms.toFixed(1)} ms`;
  if (ms < 999.5) return `${ms.toFixed(0)} ms`;
  if (ms < 9_995) return `${(ms / 1000).toFixed(2)} s`;
  if (ms < 99_950) return `${(ms / 1000).toFixed(1)} s`;
  if (ms < LONG_MS) return `${(ms / 1000).toFixed(0)} s`;
  return formatMinutes(Math.round(ms / 1000));
}

/** A running clock, always with one decimal below a minute so that it does not jump: `12.4 s`. */
export function formatElapsed(ms: number | null): string {
  if (!isKnown(ms)) return MISSING;
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)} s` : formatMinutes(Math.floor(ms / 1000));
}

/** An estimate, no finer than it can be known: `about 8 s`, `about 3 min`. */
export function formatEstimate(ms: number | null): string {
  if (!isKnown(ms)) return MISSING;
  const seconds = ms / 1000;
  if (seconds < 1) return 'under 1 s';
  if (seconds < 89.5) return `about ${seconds.toFixed(0)} s`;
  if (seconds < 89.5 * 60) return `about ${(seconds / 60).toFixed(0)} min`;
  return `about ${(seconds / 3600).toFixed(1)} h`;
}

function formatMinutes(totalSeconds: number): string {
  const hours = Math.floor(totalSeconds / 3600);
  const minutes = Math.floor((totalSeconds % 3600) / 60);
  const seconds = totalSeconds % 60;
  if (hours > 0) return `${hours} h ${pad(minutes)} min`;
  return `${minutes} min ${pad(seconds)} s`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
