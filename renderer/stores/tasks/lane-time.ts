import type { TimeSpan } from '../../charts/time-span.ts';

/** Nanoseconds since the start of the work, as the lanes count. @param atS since the run's start */
export function laneNs(workStartS: number, atS: number): number {
  return (atS - workStartS) * 1e9;
}

/** A span of the run's seconds as lanes count it. */
export function laneSpan(workStartS: number, [startS, endS]: TimeSpan): readonly [number, number] {
  return [laneNs(workStartS, startS), laneNs(workStartS, endS)];
}
