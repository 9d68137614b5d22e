import type { Pair, PairReason } from '../../../../contract/experiment-result.ts';
import { MAX_ADVISED_RUNS } from '../../../../contract/limits.ts';
import { formatCount } from '../../../format/quantity.ts';

export interface AnswerText {
  /** Which of the few it is, for its looks. */
  readonly kind: 'faster' | 'slower' | 'same' | 'cant-tell' | 'error';
  readonly text: string;
  /** Why it can't be told and what would do; empty: nothing to add. */
  readonly detail: string;
  /** What the answer means. */
  readonly tip: string;
}

/** A pair in words: what `b` is against `a`. */
export function answerText({ differs, ratio, reason, runsNeeded, pHolm }: Pair): AnswerText {
  const chance = pHolm === null ? '' : ` p = ${formatP(pHolm)} after Holm’s correction.`;
  switch (differs) {
    case 'yes': {
      const kind = ratio !== null && ratio < 1 ? 'slower' : 'faster';
      return {
        kind,
        text: kind,
        detail: '',
        tip: `The permutation test tells the two apart, and the whole interval of their ratio lies outside what counts as the same.${chance}`,
      };
    }
    case 'same':
      return {
        kind: 'same',
        text: 'same',
        detail: '',
        tip: `The whole interval of the ratio lies inside what counts as the same.${chance}`,
      };
    case 'cant-tell':
      return {
        kind: reason === 'digests-differ' ? 'error' : 'cant-tell',
        text: reason === 'digests-differ' ? 'not compared' : 'can’t tell',
        detail: detailOf(reason, runsNeeded),
        tip: `${REASONS[reason ?? 'wide-interval']}${chance}`,
      };
  }
}

/** `0.004`, `< 0.001`. */
export function formatP(p: number): string {
  return p < 0.001 ? '< 0.001' : p.toFixed(3);
}

const REASONS: Readonly<Record<PairReason, string>> = {
  'too-few-runs': 'So few runs could never reach the level, however far apart they lie.',
  'wide-interval': 'The interval of the ratio reaches over the bounds of what counts as the same.',
  'digests-differ':
    'Both were given the same work and came to different results: a warning says what may be why.',
  'different-work': 'The two have other parameters: they do other work.',
};

function detailOf(reason: PairReason | null, runsNeeded: number | null): string {
  if (reason === 'digests-differ') return 'another result';
  if (reason === 'different-work') return 'other work';
  if (runsNeeded !== null && runsNeeded > MAX_ADVISED_RUNS) return 'needs a quieter machine';
  return runsNeeded === null ? '' : `needs ~${formatCount(runsNeeded)} runs`;
}
