import { roundStep } from './round-steps.ts';

export interface TimeScale {
  readonly unit: 'ms' | 's' | 'min';
  readonly endMs: number;
  readonly ticksMs: readonly number[];
  /** A tick's number, in the unit. */
  readonly format: (ms: number) => string;
}

const UNIT_MS = { ms: 1, s: 1000, min: 60_000 } as const;

const WANTED_TICKS = 5;

/** An axis from 0 on which everything up to `mostMs` can be seen, with round numbers. */
export function timeScale(mostMs: number): TimeScale {
  const unit = mostMs < 2000 ? 'ms' : mostMs < 180_000 ? 's' : 'min';
  const step = roundStep(Math.max(mostMs, 0.001) / UNIT_MS[unit] / WANTED_TICKS);
  const steps = Math.max(1, Math.ceil(mostMs / UNIT_MS[unit] / step - 1e-9));
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return {
    unit,
    endMs: steps * step * UNIT_MS[unit],
    ticksMs: Array.from({ length: steps + 1 }, (_, index) => index * step * UNIT_MS[unit]),
    format: (ms) => (ms / UNIT_MS[unit]).toFixed(decimals),
  };
}
