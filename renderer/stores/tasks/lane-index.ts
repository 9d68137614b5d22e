/** What makes questions about any span of time of a lane cheap, however many tasks it has. */
export interface LaneIndex {
  /** When tasks ended, ascending. The lane's own column where they end in the order of their start. */
  readonly endsNs: Float64Array;
  /** The latest end of a task and all before it in the lane: ascending as well. */
  readonly reachNs: Float64Array;
  /** When failed tasks ended, ascending. */
  readonly failedEndsNs: Float64Array;
  /**
   * Time that had been spent in tasks at each start and end, in the order in which these came. Tasks
   * that overlap count each for itself.
   */
  readonly busyNs: Float64Array;
  /** Most tasks that were under way at once; at least 1. */
  readonly most: number;
}

/** What had happened in a lane at a moment. */
interface Happened {
  readonly starts: number;
  readonly ends: number;
}

type BusyColumns = { readonly startedNs: Float64Array } & {
  readonly index: Pick<LaneIndex, 'endsNs' | 'busyNs'>;
};

/**
 * Nanoseconds spent in a lane's tasks up to a moment; tasks that overlap count each for itself.
 * @param happened up to that moment, itself included
 */
export function busyUpTo({ startedNs, index }: BusyColumns, atNs: number, happened: Happened) {
  const { starts, ends } = happened;
  if (starts === 0) return 0;
  const lastNs = Math.max(startedNs[starts - 1] ?? NaN, index.endsNs[ends - 1] ?? -Infinity);
  return (index.busyNs[starts + ends - 1] ?? NaN) + (starts - ends) * (atNs - lastNs);
}
