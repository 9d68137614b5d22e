import type { MedianEstimate } from './comparison.ts';

export function medianEstimate(_valuesMs: readonly number[], _seed: number): MedianEstimate | null {
  throw new Error('Not written yet.');
}

export function ciHalfWidthPercent(_estimate: MedianEstimate): number | null {
  throw new Error('Not written yet.');
}
