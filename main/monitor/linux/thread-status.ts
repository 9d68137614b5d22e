/** The part of `/proc/PID/task/TID/status` that is used. */
export interface ThreadStatus {
  /** State letter: R running or runnable, S asleep, D uninterruptible, Z zombie, … */
  readonly state: string;
  readonly voluntarySwitches: number;
  readonly involuntarySwitches: number;
}

/**
 * Parses the status of a thread; `null` when a field is missing.
 *
 * The name of a thread is free text, but the kernel escapes line breaks in it, so fields are safely
 * found at the beginning of a line.
 */
export function parseThreadStatus(text: string): ThreadStatus | null {
  const state = field(text, 'State', 'start')?.charAt(0);
  const voluntarySwitches = Number(field(text, 'voluntary_ctxt_switches', 'end'));
  const involuntarySwitches = Number(field(text, 'nonvoluntary_ctxt_switches', 'end'));
  if (state === undefined || state === '') return null;
  if (!Number.isFinite(voluntarySwitches + involuntarySwitches)) return null;
  return { state, voluntarySwitches, involuntarySwitches };
}

/** Plain searching, from the nearer side: a regular expression costs several times the read. */
function field(text: string, name: string, from: 'start' | 'end'): string | undefined {
  const label = `\n${name}:\t`;
  const at = from === 'start' ? text.indexOf(label) : text.lastIndexOf(label);
  if (at < 0) return undefined;
  const begin = at + label.length;
  const end = text.indexOf('\n', begin);
  return text.slice(begin, end < 0 ? undefined : end);
}
