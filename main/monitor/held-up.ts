/** Less is what a busy machine does to any timer. */
const LEAST_HOLD_UP_MS = 1_000;

/**
 * How long nothing could be sampled because Corelane itself did not get to run: it was stopped, or the
 * machine was overloaded. 0: the tick came in time.
 * @param elapsedMs since the tick before; `null`: this is the first one
 * @param intervalMs at which they were to come
 */
export function heldUpMs(elapsedMs: number | null, intervalMs: number): number {
  const lateMs = elapsedMs === null ? 0 : elapsedMs - intervalMs;
  return lateMs >= Math.max(LEAST_HOLD_UP_MS, intervalMs) ? lateMs : 0;
}
