import type { RunResult } from '../../contract/run.ts';
import { workStartMsOf } from '../../contract/work-start.ts';

/** A moment that a program of the user's own named. */
export interface NamedMoment {
  readonly name: string;
  /** Seconds since the run's start. */
  readonly atS: number;
}

const NONE = [] as const;

/** What a program of the user's own named, on the time of the run; none before it has ended. */
export function namedMoments(result: RunResult | null): readonly NamedMoment[] {
  const startMs = result === null ? null : workStartMsOf(result);
  const moments = result?.command?.moments ?? NONE;
  if (startMs === null || moments.length === 0) return NONE;
  return moments.map(({ name, atNs }) => ({ name, atS: startMs / 1e3 + atNs / 1e9 }));
}
