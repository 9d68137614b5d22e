import { TICK_ERROR_MS } from './process-account.ts';

/** Fewer ticks inside the work are too few to chart, and too few to judge the samples by. */
export const LEAST_TICKS = 4;

/** Difference that is accepted however short the run, in percent of the account. */
export const ACCEPTED_PERCENT = 3;

/**
 * How far the CPU time seen by sampling is from the processes' own account, in percent of the
 * account, 0 or more. `null` with fewer than 4 ticks inside the work, without either figure, or
 * when the account is 0.
 */
export function residualPercent(
  samplesCpuMs: number | null,
  accountCpuMs: number | null,
  ticks: number,
): number | null {
  if (samplesCpuMs === null || accountCpuMs === null) return null;
  if (ticks < LEAST_TICKS || accountCpuMs <= 0) return null;
  return (Math.abs(samplesCpuMs - accountCpuMs) / accountCpuMs) * 100;
}

/**
 * Whether samples and account agree: within 3 %, or within the 20 ms per process by which tick-based
 * counters can be off, whichever is more.
 *
 * @param processes Processes that took part, at least 1.
 */
export function isResidualAcceptable(
  samplesCpuMs: number,
  accountCpuMs: number,
  processes: number,
): boolean {
  const acceptedMs = Math.max((accountCpuMs * ACCEPTED_PERCENT) / 100, TICK_ERROR_MS * processes);
  return Math.abs(samplesCpuMs - accountCpuMs) <= acceptedMs;
}
