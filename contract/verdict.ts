/** What limited a run; docs/verdicts.md has the thresholds. In the order of their precedence. */
export const VERDICT_IDS = [
  'too-short',
  'noisy',
  'throttled',
  'event-loop-blocked',
  'lock-bound',
  'gil-bound',
  'serialised',
  'overhead-dominated',
  'imbalanced',
  'oversubscribed',
  'io-bound',
  'memory-bound',
  'single-worker',
  'scales-well',
  'unclear',
] as const;

export type VerdictId = (typeof VERDICT_IDS)[number];

/** A number that a verdict rests on. */
export interface Evidence {
  /** Camel case, with its unit: `coresUsed`, `lockedCpuShare`. */
  readonly name: string;
  /** For people: `Cores used`. */
  readonly label: string;
  readonly value: number;
  /** As shown behind the number: `cores`, `ms`, `%`; empty for a bare count or ratio. */
  readonly unit: string;
  /** What the value was held against; `null`: it is shown only. */
  readonly threshold: {
    readonly relation: 'at-least' | 'at-most';
    readonly value: number;
  } | null;
}

/** What limited one run, with the numbers that say so. */
export interface Verdict {
  readonly id: VerdictId;
  /** One or two sentences in plain words. */
  readonly sentence: string;
  readonly evidence: readonly Evidence[];
  /** What to try next, one sentence. */
  readonly next: string;
  /** What else matched, in order of precedence. */
  readonly also: readonly { readonly id: VerdictId; readonly sentence: string }[];
  /** What could not be known on this system, one sentence each. */
  readonly unknown: readonly string[];
}
