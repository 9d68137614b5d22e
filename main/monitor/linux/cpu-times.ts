/** `USER_HZ`, which Linux has fixed at 100 for what it tells programs. */
export const MS_PER_CLOCK_TICK = 10;

/** Places of `utime` and `cutime` behind the name, which are fields 14 and 16. */
const USER_PLACE = 11;
const CHILD_USER_PLACE = 13;

export interface CpuTimesMs {
  readonly userMs: number;
  readonly systemMs: number;
}

/** User and system time of a process itself, from `/proc/PID/stat` (proc(5)); `null` for anything else. */
export function parseCpuTimes(text: string): CpuTimesMs | null {
  return timesAt(text, USER_PLACE);
}

/** User and system time together of the children that a process has waited for, theirs included. */
export function parseChildTimesMs(text: string): number | null {
  const times = timesAt(text, CHILD_USER_PLACE);
  return times === null ? null : times.userMs + times.systemMs;
}

function timesAt(text: string, place: number): CpuTimesMs | null {
  const close = text.lastIndexOf(')');
  if (close < 0) return null;
  const fields = text.slice(close + 2).split(' ', place + 2);
  const userMs = Number(fields[place]) * MS_PER_CLOCK_TICK;
  const systemMs = Number(fields[place + 1]) * MS_PER_CLOCK_TICK;
  return Number.isFinite(userMs + systemMs) ? { userMs, systemMs } : null;
}
