import type {
  Interval,
  PairAnswer,
  PairReason,
  Scaling,
} from '../../contract/experiment-result.ts';

/** Median with its interval, of the wall times of one configuration. */
export interface MedianEstimate {
  readonly median: number;
  readonly ci95: Interval | null;
  readonly method: 'order-statistics' | 'bootstrap' | null;
}

/** Two configurations held against each other, before and after Holm. */
export interface RatioEstimate {
  /** Median of a ÷ median of b. */
  readonly ratio: number;
  readonly ci95: Interval | null;
  /** Two-sided. */
  readonly p: number;
}

export interface PairJudgement {
  readonly differs: PairAnswer;
  readonly reason: PairReason | null;
  readonly runsNeeded: number | null;
  readonly pHolm: number | null;
}

/** Wall times in milliseconds over worker counts. */
export interface ScalingSeries {
  readonly workers: number;
  readonly wallMs: readonly number[];
}

export type ScalingFits = Pick<Scaling, 'amdahl' | 'usl' | 'knee'>;
