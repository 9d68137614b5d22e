import type { RunResult } from './run.ts';

/** What a program did from one of its marks to the next. */
export interface CommandPhase {
  /** Of the mark it begins with. */
  readonly name: string;
  /** Milliseconds since the start of the work. */
  readonly startMs: number;
  /** `null`: nobody knows when the program ended. */
  readonly durationMs: number | null;
}

/** The marks of a program as phases, in their order in time; the last one goes on until the end. */
export function commandPhases({
  command = null,
  wallMs,
}: Pick<RunResult, 'command' | 'wallMs'>): readonly CommandPhase[] {
  const marks = (command?.moments ?? []).toSorted((left, right) => left.atNs - right.atNs);
  return marks.map(({ name, atNs }, index) => {
    const startMs = atNs / 1e6;
    const next = marks[index + 1];
    const endMs = next === undefined ? wallMs : next.atNs / 1e6;
    // What it wrote down last may be later than its end was seen to be.
    const durationMs = endMs === null ? null : Math.max(0, endMs - startMs);
    return { name, startMs, durationMs };
  });
}
