/** The part of `/proc/PID/stat` that is used. */
export interface ProcStat {
  readonly comm: string;
  readonly state: string;
  readonly parentPid: number;
}

/**
 * Parses `/proc/PID/stat`; `null` for anything else.
 *
 * The command name stands in parentheses and may hold spaces and parentheses itself, so the fields
 * begin after the last closing one.
 */
export function parseProcStat(text: string): ProcStat | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const [state, parent] = text.slice(close + 2).split(' ', 2);
  const parentPid = Number(parent);
  if (state === undefined || state === '' || !Number.isInteger(parentPid)) return null;
  return { comm: text.slice(open + 1, close), state, parentPid };
}
