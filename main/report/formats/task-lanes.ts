/** A stretch of time, in nanoseconds; `endNs` may be `startNs`. */
export interface Stretch {
  readonly startNs: number;
  readonly endNs: number;
}

/** By their start; of those that start together the shorter one first. */
export function byStart(left: Stretch, right: Stretch): number {
  return left.startNs - right.startNs || left.endNs - right.endNs;
}

/**
 * Lanes for stretches that may overlap: within a lane none does, and there are as few lanes as can be.
 * @param stretches in the order of `byStart`
 * @returns the lane of each, from 0
 */
export function lanesOf(stretches: readonly Stretch[]): readonly number[] {
  const endOf = (index: number) => stretches[index]?.endNs ?? 0;
  const byEnd = Array.from(stretches.keys()).sort((left, right) => endOf(left) - endOf(right));
  const lanes: number[] = [];
  const free: number[] = [];
  let used = 0;
  let ended = 0;
  for (const [index, { startNs }] of stretches.entries()) {
    for (; ended < byEnd.length; ended += 1) {
      const other = byEnd[ended] ?? index;
      // One that takes no time may end now and not have begun yet.
      if (other >= index || endOf(other) > startNs) break;
      free.push(lanes[other] ?? 0);
    }
    lanes.push(free.pop() ?? used);
    used = Math.max(used, (lanes[index] ?? 0) + 1);
  }
  return lanes;
}
