/** One run in the order of all: its wall time ÷ the median of its configuration. */
export interface DriftPoint {
  readonly position: number;
  readonly relative: number;
}

export interface Drift {
  /** From the first run to the last, in percent of the median. */
  readonly percent: number;
  /** Two-sided. */
  readonly p: number;
}

export function driftOf(_points: readonly DriftPoint[]): Drift | null {
  throw new Error('Not written yet.');
}

export function isDrift(_drift: Drift | null): boolean {
  throw new Error('Not written yet.');
}
