import { ok, type Result } from '../../contract/result.ts';

/** Work of less than this is mostly hand-over and noise. */
const ENOUGH_MS = 200;

/** What the next try aims at, so that it is enough even if the estimate was too high. */
const AIM_MS = 300;

const FIRST_COUNT = 2;
const LEAST_GROWTH = 2;
const MOST_GROWTH = 200;

/** Runs a number of units and says how long that took, in milliseconds. */
export type MeasureWork<Code extends string> = (count: number) => Promise<Result<number, Code>>;

/** How long one unit of work takes: more and more of them are run until it took long enough. */
export async function unitTimeMs<Code extends string>(
  measure: MeasureWork<Code>,
  bounds: { readonly min: number; readonly max: number },
): Promise<Result<number, Code>> {
  let count = Math.min(Math.max(FIRST_COUNT, bounds.min), bounds.max);
  for (;;) {
    const measured = await measure(count);
    if (!measured.ok) return measured;
    const { value: tookMs } = measured;
    // Counters of CPU time have steps: below one of them, even much work shows as none.
    if (tookMs >= ENOUGH_MS || count === bounds.max) return ok(Math.max(tookMs, 1) / count);
    count = Math.min(nextCount(count, tookMs), bounds.max);
  }
}

function nextCount(count: number, tookMs: number): number {
  const aimed = Math.ceil((count * AIM_MS) / Math.max(tookMs, 1));
  return Math.min(Math.max(aimed, count * LEAST_GROWTH), count * MOST_GROWTH);
}
