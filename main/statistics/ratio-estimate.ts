import type { RatioEstimate } from './comparison.ts';

export function ratioEstimate(_a: readonly number[], _b: readonly number[]): RatioEstimate | null {
  throw new Error('Not written yet.');
}
