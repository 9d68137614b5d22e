/** What a query can compare: of workers other things than of processes. */
export interface FilterLanguage {
  /** Figures that can be compared with a number, each with the units that may follow it. */
  readonly numbers: Readonly<Record<string, FilterUnits>>;
  /** What can be compared with a text. */
  readonly words: readonly string[];
  /** A comparison of a word that makes sense, as help: `kind = "thread"`. */
  readonly wordExample: (field: string) => string;
}

/** How much of the base unit each unit is. */
export type FilterUnits = Readonly<Record<string, number>>;

export const NUMBER_OPERATORS = ['>=', '<=', '!=', '=', '>', '<'] as const;

export type NumberOperator = (typeof NUMBER_OPERATORS)[number];

/** `~`: has it somewhere in it. */
export const WORD_OPERATORS = ['=', '!=', '~'] as const;

export type WordOperator = (typeof WORD_OPERATORS)[number];

export const OPERATORS = [...NUMBER_OPERATORS, '~'] as const;

export type Operator = (typeof OPERATORS)[number];

/** What is wanted. Fields are those of the language that it was read in. */
export type Filter =
  /** Found somewhere: what is looked through is each subject's own. */
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'number';
      readonly field: string;
      readonly operator: NumberOperator;
      /** In the base unit of the field: percent for shares, bytes for memory. */
      readonly value: number;
    }
  | {
      readonly type: 'word';
      readonly field: string;
      readonly operator: WordOperator;
      readonly text: string;
    }
  | { readonly type: 'not'; readonly of: Filter }
  | { readonly type: 'and' | 'or'; readonly left: Filter; readonly right: Filter };

export const BYTE_UNITS: FilterUnits = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  k: 1024,
  m: 1024 ** 2,
  g: 1024 ** 3,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

export const PERCENT_UNIT: FilterUnits = { '%': 1 };

export const NO_UNITS: FilterUnits = {};

export function isNumberField({ numbers }: FilterLanguage, word: string): boolean {
  return Object.hasOwn(numbers, word);
}

export function isWordField({ words }: FilterLanguage, word: string): boolean {
  return words.includes(word);
}

/** Words that join, whatever their case; `null`: an ordinary word. */
export function joinOf(word: string): 'and' | 'or' | 'not' | null {
  const lower = word.toLowerCase();
  if (lower === 'and' || lower === '&&') return 'and';
  if (lower === 'or' || lower === '||') return 'or';
  return lower === 'not' ? 'not' : null;
}
