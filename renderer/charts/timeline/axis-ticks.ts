import { LONG_STEPS_S, roundStep } from '../round-steps.ts';
import type { TimeSpan } from '../time-span.ts';

/** Room for a number and some air beside it. */
const LEAST_TICK_PX = 72;

export interface AxisTicks {
  readonly ticksS: readonly number[];
  /** A tick's number, with as many decimals as tell it from the next. */
  readonly format: (atS: number) => string;
}

/** Round moments within a span, as many as `widthPx` has room for. */
export function axisTicks([startS, endS]: TimeSpan, widthPx: number): AxisTicks {
  const leastS = ((endS - startS) * LEAST_TICK_PX) / widthPx;
  const stepS = stepFrom(leastS);
  const decimals = Math.max(0, -Math.floor(Math.log10(stepS) + 1e-9));
  const first = Math.ceil(startS / stepS - 1e-9);
  const last = Math.floor(endS / stepS + 1e-9);
  return {
    ticksS: Array.from({ length: Math.max(0, last - first + 1) }, (_, index) =>
      Number(((first + index) * stepS).toFixed(decimals)),
    ),
    format: (atS) => atS.toFixed(decimals),
  };
}

function stepFrom(leastS: number): number {
  if (leastS <= 0.5) return roundStep(leastS);
  const step = LONG_STEPS_S.find((candidateS) => candidateS >= leastS);
  return step ?? Math.ceil(leastS / 3600) * 3600;
}
