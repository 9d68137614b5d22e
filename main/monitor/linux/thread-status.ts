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
  const state = field(text, 'State')?.charAt(0);
  const voluntarySwitches = Number(field(text, 'voluntary_ctxt_switches'));
  const involuntarySwitches = Number(field(text, 'nonvoluntary_ctxt_switches'));
  if (state === undefined || state === '') return null;
  if (!Number.isFinite(voluntarySwitches + involuntarySwitches)) return null;
  return { state, voluntarySwitches, involuntarySwitches };
}

/** Plain searching: a regular expression over the whole text costs several times the read. */
function field(text: string, name: string): string | undefined {
  const label = `\n${name}:\t`;
  const at = text.indexOf(label);
  if (at < 0) return undefined;
  const from = at + label.length;
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? undefined : end);
}
