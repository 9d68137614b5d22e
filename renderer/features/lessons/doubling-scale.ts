/** A logarithmic axis of speed-ups in doublings: 1 is level 0, 2 is level 1, ½ is level −1. */
export interface DoublingScale {
  /** Whole levels at the ends of the axis. */
  readonly low: number;
  readonly high: number;
  /** Levels that get a mark. */
  readonly ticks: readonly number[];
}

const MOST_TICKS = 7;

export function levelOf(speedup: number): number {
  return Math.log2(speedup);
}

/** The axis that has room for all of these speed-ups, and for one doubling at least. */
export function doublingScale(speedups: readonly number[]): DoublingScale {
  const levels = speedups.filter((speedup) => speedup > 0).map(levelOf);
  const low = Math.floor(Math.min(0, ...levels) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.max(1, ...levels) - 1e-9));
  const step = Math.ceil((high - low + 1) / MOST_TICKS);
  // Level 0, as fast as the baseline, always has its mark.
  const first = Math.ceil(low / step) * step;
  const count = Math.floor((high - first) / step) + 1;
  return {
    low,
    high,
    ticks: Array.from({ length: count }, (_, index) => first + index * step),
  };
}

/** `4×`, `¼×` as `1/4×`. */
export function levelText(level: number): string {
  return level < 0 ? `1/${2 ** -level}×` : `${2 ** level}×`;
}
