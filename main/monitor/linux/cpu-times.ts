/** `USER_HZ`, which Linux has fixed at 100 for what it tells programs. */
export const MS_PER_CLOCK_TICK = 10;

/** Place of `utime` behind the name, which is field 14. */
const USER_PLACE = 11;

export interface CpuTimesMs {
  readonly userMs: number;
  readonly systemMs: number;
}

/** User and system time of a process itself, from `/proc/PID/stat` (proc(5)); `null` for anything else. */
export function parseCpuTimes(text: string): CpuTimesMs | null {
  const close = text.lastIndexOf(')');
  if (close < 0) return null;
  const fields = text.slice(close + 2).split(' ', USER_PLACE + 2);
  const userMs = Number(fields[USER_PLACE]) * MS_PER_CLOCK_TICK;
  const systemMs = Number(fields[USER_PLACE + 1]) * MS_PER_CLOCK_TICK;
  return Number.isFinite(userMs + systemMs) ? { userMs, systemMs } : null;
}
