/** Figures of a worker that can be compared with a number. */
export const NUMBER_FIELDS = [
  'cpu',
  'waiting',
  'blocked',
  'cores',
  'memory',
  'tasks',
  'pid',
  'tid',
] as const;

/** Words of a worker that can be compared with a text. */
export const WORD_FIELDS = ['kind', 'label'] as const;

export type NumberField = (typeof NUMBER_FIELDS)[number];
export type WordField = (typeof WORD_FIELDS)[number];

export const OPERATORS = ['>=', '<=', '!=', '=', '>', '<'] as const;

export type Operator = (typeof OPERATORS)[number];

/** Which workers are wanted. */
export type Filter =
  /** Found in the label or the kind, or at the beginning of a number of process or thread. */
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'number';
      readonly field: NumberField;
      readonly operator: Operator;
      /** In the base unit of the field: percent for states, bytes for memory. */
      readonly value: number;
    }
  | {
      readonly type: 'word';
      readonly field: WordField;
      readonly operator: '=' | '!=';
      readonly text: string;
    }
  | { readonly type: 'not'; readonly of: Filter }
  | { readonly type: 'and' | 'or'; readonly left: Filter; readonly right: Filter };

const BYTES: Readonly<Record<string, number>> = {
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

const PERCENT: Readonly<Record<string, number>> = { '%': 1 };

/** Units that may follow a number, with how much of the base unit each is. */
export const UNITS: Readonly<Record<NumberField, Readonly<Record<string, number>>>> = {
  cpu: PERCENT,
  waiting: PERCENT,
  blocked: PERCENT,
  cores: {},
  memory: BYTES,
  tasks: {},
  pid: {},
  tid: {},
};

export function isNumberField(word: string): word is NumberField {
  return (NUMBER_FIELDS as readonly string[]).includes(word);
}

export function isWordField(word: string): word is WordField {
  return (WORD_FIELDS as readonly string[]).includes(word);
}

/** Words that join, whatever their case; `null`: an ordinary word. */
export function joinOf(word: string): 'and' | 'or' | 'not' | null {
  const lower = word.toLowerCase();
  if (lower === 'and' || lower === '&&') return 'and';
  if (lower === 'or' || lower === '||') return 'or';
  return lower === 'not' ? 'not' : null;
}
