import type { RunHeader } from '../../../contract/run.ts';

/**
 * For example `corelane-2026-11-22-153012-primes-threads-python3.11.png`: sorts by time, and says
 * which run is on it. Local time, without characters that a file system refuses.
 */
export function imageName(takenAt: Date, run: RunHeader | null): string {
  const parts = ['corelane', day(takenAt), time(takenAt)];
  if (run !== null) {
    const { workload, strategy } = run.request;
    parts.push(workload, strategy, run.runtime.kind + shortVersion(run.runtime.version));
  }
  return `${parts.join('-').replaceAll(/[^\w.-]/g, '_')}.png`;
}

/** The n-th name for the same second, counted from 1. */
export function numberedName(name: string, n: number): string {
  return n === 1 ? name : name.replace(/\.png$/, `-${n}.png`);
}

/** `2026-11-22` in local time. */
export function day(at: Date): string {
  return [String(at.getFullYear()), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join(
    '-',
  );
}

/** `153012` in local time. */
export function time(at: Date): string {
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join('');
}

function shortVersion(version: string): string {
  return /^\d+\.\d+/.exec(version)?.[0] ?? '';
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
