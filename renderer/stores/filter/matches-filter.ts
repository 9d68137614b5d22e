import { assertNever } from '../../../contract/result.ts';
import type { Filter, NumberOperator, WordOperator } from './filter-syntax.ts';

/** What a filter can ask of a thing: a worker, a process. */
export interface FilterSubject {
  /** @param text in lower case */
  readonly hasText: (text: string) => boolean;
  /** In the base unit of the field; `null`: not known. */
  readonly numberOf: (field: string) => number | null;
  /** `null`: not known. */
  readonly wordOf: (field: string) => string | null;
}

/** Whether it is wanted. What is not known of it compares with nothing. */
export function matchesFilter(subject: FilterSubject, filter: Filter): boolean {
  switch (filter.type) {
    case 'text':
      return subject.hasText(filter.text.toLowerCase());
    case 'number':
      return compares(subject.numberOf(filter.field), filter.operator, filter.value);
    case 'word':
      return comparesWord(subject.wordOf(filter.field), filter.operator, filter.text);
    case 'not':
      return !matchesFilter(subject, filter.of);
    case 'and':
      return matchesFilter(subject, filter.left) && matchesFilter(subject, filter.right);
    case 'or':
      return matchesFilter(subject, filter.left) || matchesFilter(subject, filter.right);
  }
}

/** `event-loop` and “Event loop” are the same. */
export function plainWord(text: string): string {
  return text.toLowerCase().replaceAll('-', ' ');
}

function comparesWord(word: string | null, operator: WordOperator, text: string): boolean {
  if (word === null) return false;
  switch (operator) {
    case '=':
      return plainWord(word) === plainWord(text);
    case '!=':
      return plainWord(word) !== plainWord(text);
    case '~':
      return plainWord(word).includes(plainWord(text));
    default:
      return assertNever(operator);
  }
}

function compares(value: number | null, operator: NumberOperator, bound: number): boolean {
  if (value === null || Number.isNaN(value)) return false;
  switch (operator) {
    case '>':
      return value > bound;
    case '<':
      return value < bound;
    case '>=':
      return value >= bound;
    case '<=':
      return value <= bound;
    case '=':
      return value === bound;
    case '!=':
      return value !== bound;
    default:
      return assertNever(operator);
  }
}
