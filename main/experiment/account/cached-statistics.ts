import type { MedianEstimate, RatioEstimate, ScalingFits } from '../../statistics/comparison.ts';
import { fitScaling } from '../../statistics/fit-scaling.ts';
import { medianEstimate } from '../../statistics/median-estimate.ts';
import { ratioEstimate } from '../../statistics/ratio-estimate.ts';

/** Wall times of the counted runs of a configuration, in milliseconds: they only ever grow in number. */
export interface Timed {
  readonly id: string;
  readonly workers: number;
  readonly wallMs: readonly number[];
}

interface Kept<Value> {
  readonly counts: string;
  readonly value: Value;
}

/**
 * The costly estimates of one experiment, made anew only where runs have come since: after each run
 * that is one configuration.
 */
export class CachedStatistics {
  readonly #seed: number;
  readonly #kept = new Map<string, Kept<unknown>>();

  /** @param seed of all that is drawn */
  constructor(seed: number) {
    this.#seed = seed;
  }

  median(timed: Timed): MedianEstimate | null {
    return this.keep('median', [timed], () => medianEstimate(timed.wallMs, this.#seed));
  }

  /** `a` ÷ `b`. */
  ratio(a: Timed, b: Timed): RatioEstimate | null {
    return this.keep('ratio', [a, b], () => ratioEstimate(a.wallMs, b.wallMs));
  }

  /**
   * The costliest of all. In the middle of a round the fits of the last whole one do, where the
   * account is not the last.
   * @param series of different worker counts, ascending
   */
  scaling(series: readonly Timed[], isLast: boolean): ScalingFits {
    const kept = this.#kept.get(keyOf('scaling', series));
    const isWholeRound = new Set(series.map(({ wallMs }) => wallMs.length)).size === 1;
    if (kept !== undefined && !isLast && !isWholeRound) return kept.value as ScalingFits;
    return this.keep('scaling', series, () => fitScaling(series, this.#seed));
  }

  /** What was made from these runs before, or now; under one name always by the same function. */
  keep<Value>(what: string, timed: readonly Timed[], estimate: () => Value): Value {
    const key = keyOf(what, timed);
    const counts = timed.map(({ wallMs }) => wallMs.length).join(' ');
    const kept = this.#kept.get(key);
    // What lies under a key was put there by the same estimate.
    if (kept?.counts === counts) return kept.value as Value;
    const value = estimate();
    this.#kept.set(key, { counts, value });
    return value;
  }
}

function keyOf(what: string, timed: readonly Timed[]): string {
  return [what, ...timed.map(({ id }) => id)].join(' ');
}
