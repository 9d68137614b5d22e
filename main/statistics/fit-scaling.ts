import type { ScalingFits, ScalingSeries } from './comparison.ts';

export function fitScaling(_series: readonly ScalingSeries[], _seed: number): ScalingFits {
  throw new Error('Not written yet.');
}
