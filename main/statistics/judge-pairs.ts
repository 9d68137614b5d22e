import type { PairJudgement, RatioEstimate } from './comparison.ts';

/** Two configurations as they are to be judged. */
export interface PairInput {
  readonly ratio: RatioEstimate | null;
  readonly runsA: number;
  readonly runsB: number;
  readonly digests: 'agree' | 'differ' | 'different-work';
}

export function judgePairs(
  _pairs: readonly PairInput[],
  _equivalencePercent: number,
): readonly PairJudgement[] {
  throw new Error('Not written yet.');
}
