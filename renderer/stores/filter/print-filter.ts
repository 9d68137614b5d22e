import {
  type Filter,
  type FilterLanguage,
  isNumberField,
  isWordField,
  joinOf,
} from './filter-syntax.ts';

/** How closely a filter holds together: inside one that binds closer it stands in parentheses. */
const BINDING = { or: 0, and: 1, not: 2, text: 3, number: 3, word: 3 } as const;

const PLAIN_WORDS = /^[\p{L}\p{N}_.\-]+( [\p{L}\p{N}_.\-]+)*$/u;

/** A filter as a query that is read as the same filter again. */
export function printFilter(filter: Filter, language: FilterLanguage): string {
  switch (filter.type) {
    case 'text':
      return quoted(filter.text, language);
    case 'number':
      return `${filter.field} ${filter.operator} ${filter.value}`;
    case 'word':
      return `${filter.field} ${filter.operator} ${quoted(filter.text, language)}`;
    case 'not':
      return `!${inside(filter.of, BINDING.not, language)}`;
    case 'and':
    case 'or': {
      const binding = BINDING[filter.type];
      const left = inside(filter.left, binding, language);
      return `${left} ${filter.type} ${inside(filter.right, binding + 1, language)}`;
    }
  }
}

function inside(filter: Filter, least: number, language: FilterLanguage): string {
  const text = printFilter(filter, language);
  return BINDING[filter.type] < least ? `(${text})` : text;
}

/** Quoted only where it would be read as something else. */
function quoted(text: string, language: FilterLanguage): string {
  const isField = (word: string) => isNumberField(language, word) || isWordField(language, word);
  const words = text.split(' ');
  const hasMeaning = words.some((word) => joinOf(word) !== null || isField(word.toLowerCase()));
  if (PLAIN_WORDS.test(text) && !hasMeaning) return text;
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
