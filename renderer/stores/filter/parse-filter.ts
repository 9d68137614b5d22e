import {
  type Filter,
  type FilterLanguage,
  type FilterUnits,
  isNumberField,
  isWordField,
  joinOf,
  NUMBER_OPERATORS,
  type NumberOperator,
  type Operator,
  WORD_OPERATORS,
  type WordOperator,
} from './filter-syntax.ts';
import { type Token, tokensOf } from './filter-tokens.ts';

/** Why a query can't be read, and where. */
export interface FilterProblem {
  /** A sentence without its place. */
  readonly message: string;
  /** Index of the character from which on it can't be read. */
  readonly at: number;
}

export type ParsedFilter =
  /** `null`: nothing is asked for, all are wanted. */
  | { readonly ok: true; readonly filter: Filter | null }
  | { readonly ok: false; readonly problem: FilterProblem };

/** Longer ones are nested more deeply than is worth reading. */
export const MAX_QUERY_CHARACTERS = 500;

const NUMBER = /^((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(.*)$/i;

/**
 * Reads a query such as `blocked > 50 and (kind = thread or !cores >= 0.5)`. Words side by side are
 * one text; anything else side by side must hold together, as with `and`, which binds closer than
 * `or`.
 */
export function parseFilter(query: string, language: FilterLanguage): ParsedFilter {
  if (query.trim() === '') return { ok: true, filter: null };
  if (query.length > MAX_QUERY_CHARACTERS) {
    const message = `A filter has at most ${MAX_QUERY_CHARACTERS} characters`;
    return { ok: false, problem: { message, at: MAX_QUERY_CHARACTERS } };
  }
  try {
    return { ok: true, filter: new Reader(query, language).readAll() };
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { ok: false, problem: thrown.problem };
    throw thrown;
  }
}

/** Ends the reading from any depth; never leaves this file. */
class Unreadable extends Error {
  readonly problem: FilterProblem;

  constructor(message: string, at: number) {
    super(message);
    this.problem = { message, at };
  }
}

class Reader {
  readonly #tokens: readonly Token[];
  readonly #end: number;
  readonly #language: FilterLanguage;
  #next = 0;

  constructor(query: string, language: FilterLanguage) {
    this.#language = language;
    this.#tokens = tokensOf(query);
    this.#end = query.trimEnd().length;
  }

  readAll(): Filter {
    const filter = this.#readOr();
    const rest = this.#peek();
    if (rest !== undefined) {
      throw new Unreadable(rest.type === ')' ? 'No “(” belongs to this “)”' : SURPLUS, rest.at);
    }
    return filter;
  }

  #readOr(): Filter {
    let left = this.#readAnd();
    while (this.#takeJoin('or')) left = { type: 'or', left, right: this.#readAnd() };
    return left;
  }

  #readAnd(): Filter {
    let left = this.#readNot();
    while (this.#takeJoin('and') || this.#beginsTerm()) {
      left = { type: 'and', left, right: this.#readNot() };
    }
    return left;
  }

  #readNot(): Filter {
    const token = this.#peek();
    if (token?.type !== '!' && !this.#takeJoin('not')) return this.#readTerm();
    if (token?.type === '!') this.#next += 1;
    return { type: 'not', of: this.#readNot() };
  }

  #readTerm(): Filter {
    const token = this.#peek();
    switch (token?.type) {
      case '(':
        return this.#readGroup(token.at);
      case 'word':
        return this.#isComparison(0) ? this.#readComparison(token) : this.#readText(token);
      case 'quoted':
        this.#next += 1;
        return { type: 'text', text: closed(token) };
      case 'operator':
        throw new Unreadable(`Nothing stands before “${token.operator}”`, token.at);
      case '!':
      case ')':
      case undefined:
        throw new Unreadable('Something to look for is missing', token?.at ?? this.#end);
    }
  }

  #readGroup(at: number): Filter {
    this.#next += 1;
    const inner = this.#readOr();
    if (this.#peek()?.type !== ')') throw new Unreadable('This “(” is never closed', at);
    this.#next += 1;
    return inner;
  }

  #readText({ text, at }: Extract<Token, { type: 'word' }>): Filter {
    if (joinOf(text) !== null) throw new Unreadable('Something to look for is missing', at);
    const field = text.toLowerCase();
    const isAlone = !this.#isPlainWord(1);
    const isNumber = isNumberField(this.#language, field);
    if (isAlone && (isNumber || isWordField(this.#language, field))) {
      const example = isNumber ? `${field} > 50` : this.#language.wordExample(field);
      const after = at + text.length;
      throw new Unreadable(`“${text}” wants a comparison, such as ${example}`, after);
    }
    return { type: 'text', text: this.#readWords() };
  }

  #readComparison({ text, at }: Extract<Token, { type: 'word' }>): Filter {
    const field = text.toLowerCase();
    const operator = this.#tokens[this.#next + 1];
    this.#next += 2;
    if (operator?.type !== 'operator') throw new Unreadable(SURPLUS, at);
    if (isNumberField(this.#language, field)) {
      return this.#readNumber(field, numberOperator(field, operator));
    }
    if (isWordField(this.#language, field)) {
      return this.#readWord(field, wordOperator(field, operator));
    }
    const fields = [...Object.keys(this.#language.numbers), ...this.#language.words].join(', ');
    throw new Unreadable(`There is no “${text}” to compare; there are ${fields}`, at);
  }

  #readNumber(field: string, operator: NumberOperator): Filter {
    const token = this.#peek();
    if (token?.type !== 'word') {
      throw new Unreadable(`A number is missing after “${operator}”`, token?.at ?? this.#end);
    }
    const [, digits, ownUnit = ''] = NUMBER.exec(token.text) ?? [];
    const number = Number(digits);
    if (digits === undefined || !Number.isFinite(number)) {
      throw new Unreadable(`“${token.text}” is not a number`, token.at);
    }
    this.#next += 1;
    const unit = ownUnit === '' ? this.#takeUnit(field) : ownUnit;
    const units = this.#unitsOf(field);
    const value = number * factorOf({ field, units }, unit, token.at + digits.length);
    if (!Number.isFinite(value)) throw new Unreadable(`“${token.text}” is too great`, token.at);
    return { type: 'number', field, operator, value };
  }

  #readWord(field: string, operator: WordOperator): Filter {
    const token = this.#peek();
    if (token?.type === 'quoted') {
      this.#next += 1;
      return { type: 'word', field, operator, text: closed(token) };
    }
    if (!this.#isPlainWord(0)) {
      throw new Unreadable(`A word is missing after “${operator}”`, token?.at ?? this.#end);
    }
    return { type: 'word', field, operator, text: this.#readWords() };
  }

  /** Words side by side, up to one that begins a comparison or joins. */
  #readWords(): string {
    const words: string[] = [];
    while (this.#isPlainWord(0)) {
      const token = this.#peek();
      if (token?.type === 'word') words.push(token.text);
      this.#next += 1;
    }
    return words.join(' ');
  }

  #takeUnit(field: string): string {
    const token = this.#peek();
    if (token?.type !== 'word' || !Object.hasOwn(this.#unitsOf(field), token.text.toLowerCase()))
      return '';
    this.#next += 1;
    return token.text;
  }

  #unitsOf(field: string): FilterUnits {
    return this.#language.numbers[field] ?? {};
  }

  #takeJoin(join: 'and' | 'or' | 'not'): boolean {
    const token = this.#peek();
    if (token?.type !== 'word' || joinOf(token.text) !== join) return false;
    this.#next += 1;
    return true;
  }

  #beginsTerm(): boolean {
    const token = this.#peek();
    if (token === undefined || token.type === ')') return false;
    return !(token.type === 'word' && joinOf(token.text) === 'or');
  }

  #isPlainWord(ahead: number): boolean {
    const token = this.#tokens[this.#next + ahead];
    return token?.type === 'word' && joinOf(token.text) === null && !this.#isComparison(ahead);
  }

  #isComparison(ahead: number): boolean {
    const after = this.#tokens[this.#next + ahead + 1];
    return after?.type === 'operator';
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }
}

const SURPLUS = 'This can’t be read';

function closed({ text, isClosed, at }: Extract<Token, { type: 'quoted' }>): string {
  if (!isClosed) throw new Unreadable('This quotation mark is never closed', at);
  return text;
}

type OperatorToken = Extract<Token, { type: 'operator' }>;

function numberOperator(field: string, { operator, at }: OperatorToken): NumberOperator {
  if (isOneOf(NUMBER_OPERATORS, operator)) return operator;
  throw new Unreadable(`“${field}” is a number: it can’t be compared by ~`, at);
}

function wordOperator(field: string, { operator, at }: OperatorToken): WordOperator {
  if (isOneOf(WORD_OPERATORS, operator)) return operator;
  throw new Unreadable(`“${field}” can only be compared by =, != and ~`, at);
}

function isOneOf<Known extends Operator>(
  known: readonly Known[],
  operator: Operator,
): operator is Known {
  return (known as readonly Operator[]).includes(operator);
}

function factorOf(
  { field, units }: { readonly field: string; readonly units: FilterUnits },
  unit: string,
  at: number,
): number {
  const key = unit.toLowerCase();
  const factor = Object.hasOwn(units, key) ? units[key] : undefined;
  if (unit === '') return 1;
  if (factor !== undefined) return factor;
  const known = Object.keys(units).join(', ');
  const hint = known === '' ? 'has no unit' : `is given in ${known}`;
  throw new Unreadable(`“${unit}” is no unit here: ${field} ${hint}`, at);
}
