import type { CoreConvention } from './core-convention.ts';

/** How a convention is named where numbers of it stand. */
export interface CoreWords {
  /** In a list to choose from: `% of one core`. */
  readonly choice: string;
  /** In a sentence: `cores used`, `CPU, % of the machine`. */
  readonly quantity: string;
  /** Head of a column, label of a figure: `CPU, % of machine`. */
  readonly title: string;
  /** Beside an axis, in a chart that says that it is CPU. */
  readonly axis: string;
  /** The unit alone, below or beside what says that it is CPU: `% of one core`. */
  readonly unit: string;
  /** Where a column is narrow: `% one core`. */
  readonly short: string;
  /** Of the value of this moment. */
  readonly now: string;
  /** After a number that was written by `writeCoreUse`: `cores`, `of one core`. */
  readonly after: string;
  /** In the names of columns of CSV. */
  readonly csv: string;
}

const WORDS: Readonly<Record<CoreConvention, CoreWords>> = {
  cores: {
    choice: 'Cores used',
    quantity: 'cores used',
    title: 'Cores used',
    axis: 'cores used',
    unit: 'cores',
    short: 'cores',
    now: 'Cores used now',
    after: 'cores',
    csv: 'cores_used',
  },
  'of-one-core': percentOf('one core', 'one core'),
  'of-machine': percentOf('the machine', 'machine'),
  'of-limit': percentOf('the limit', 'limit'),
};

export function coreWords(convention: CoreConvention): CoreWords {
  return WORDS[convention];
}

function percentOf(whole: string, short: string): CoreWords {
  return {
    choice: `% of ${whole}`,
    quantity: `CPU, % of ${whole}`,
    title: `CPU, % of ${short}`,
    axis: `% of ${short}`,
    unit: `% of ${short}`,
    short: `% ${short}`,
    now: `CPU, % of ${short}`,
    after: `of ${whole}`,
    csv: `cpu_percent_of_${short.replace(' ', '_')}`,
  };
}

/**
 * A use that was converted already, with its sign: cores with two decimals, so that columns stand
 * still; per cent whole, below 10 with one decimal.
 */
export function writeCoreUse(value: number, convention: CoreConvention): string {
  return convention === 'cores' ? value.toFixed(2) : writePercent(value);
}

/** A number of cores as a bound, converted already: whole where it is whole, `1.5` under a quota. */
export function writeCoreBound(value: number, convention: CoreConvention): string {
  if (convention !== 'cores') return writeCoreUse(value, convention);
  return Number.isInteger(value) ? String(value) : value.toFixed(1);
}

/** Whole; small ones keep a decimal. */
export function writePercent(percent: number): string {
  return `${percent > 0 && percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}
