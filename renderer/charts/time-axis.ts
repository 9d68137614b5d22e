import { LONG_STEPS_S } from './round-steps.ts';

/** The fewest seconds a live axis spans, so that the first samples do not fill it. */
const MIN_LIVE_END_S = 10;

const MAX_TICKS = 7;

/**
 * End of an axis that shows everything up to `lastS`. While a run is live the end moves in whole steps, so that the picture
 * stands still between them; afterwards it is where the data ends.
 */
export function timeAxisEndS(lastS: number, isLive: boolean): number {
  const neededS = isLive ? Math.max(MIN_LIVE_END_S, lastS) : Math.max(0.1, lastS);
  const stepS = tickStepS(neededS);
  return isLive ? Math.ceil(neededS / stepS) * stepS : neededS;
}

/** Places of the numbers on an axis from 0 to `endS`. */
export function timeTicksS(endS: number): readonly number[] {
  const stepS = tickStepS(endS);
  const count = Math.floor(endS / stepS + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => index * stepS);
}

function tickStepS(spanS: number): number {
  const step = LONG_STEPS_S.find((candidateS) => spanS / candidateS <= MAX_TICKS);
  return step ?? Math.ceil(spanS / MAX_TICKS / 3600) * 3600;
}
