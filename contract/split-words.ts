import { err, ok, type Result } from './result.ts';

/** What a shell would give a meaning of its own where it is not quoted. */
const SPECIAL = /[|&;<>()$`*?[\]\n#~]/;

/** What it does so even in double quotes. */
const SPECIAL_IN_QUOTES = /[$`]/;

export type SplitErrorCode = 'bad-command' | 'needs-shell';

interface Place {
  readonly text: string;
  index: number;
}

/**
 * Splits a command line into words as a shell does, quotes and backslashes included. Nothing is
 * expanded: what a shell would expand, or read as an operator, is an error and not another meaning.
 */
export function splitWords(text: string): Result<readonly string[], SplitErrorCode> {
  const place: Place = { text, index: 0 };
  const words: string[] = [];
  for (;;) {
    while (/[ \t]/.test(text.charAt(place.index))) place.index += 1;
    if (place.index >= text.length) return ok(words);
    const word = readWord(place);
    if (!word.ok) return word;
    words.push(word.value);
  }
}

function readWord(place: Place): Result<string, SplitErrorCode> {
  let word = '';
  for (;;) {
    const character = place.text.charAt(place.index);
    if (character === '' || character === ' ' || character === '\t') return ok(word);
    const part = readPart(place, character);
    if (!part.ok) return part;
    word += part.value;
  }
}

function readPart(place: Place, character: string): Result<string, SplitErrorCode> {
  place.index += 1;
  if (character === "'") return readSingleQuoted(place);
  if (character === '"') return readDoubleQuoted(place);
  if (character === '\\') return readEscaped(place);
  return SPECIAL.test(character) ? needsShell(character, place.text) : ok(character);
}

function readSingleQuoted(place: Place): Result<string, SplitErrorCode> {
  const end = place.text.indexOf("'", place.index);
  if (end < 0) return unclosed("'", place.text);
  const quoted = place.text.slice(place.index, end);
  place.index = end + 1;
  return ok(quoted);
}

function readDoubleQuoted(place: Place): Result<string, SplitErrorCode> {
  let quoted = '';
  while (place.index < place.text.length) {
    const character = place.text.charAt(place.index++);
    if (character === '"') return ok(quoted);
    if (SPECIAL_IN_QUOTES.test(character)) return needsShell(character, place.text);
    quoted += character === '\\' ? escapedInQuotes(place) : character;
  }
  return unclosed('"', place.text);
}

/** In double quotes a backslash stands for itself before anything that means nothing there. */
function escapedInQuotes(place: Place): string {
  const next = place.text.charAt(place.index);
  if (next === '' || !'"\\$`\n'.includes(next)) return '\\';
  place.index += 1;
  return next === '\n' ? '' : next;
}

function readEscaped(place: Place): Result<string, SplitErrorCode> {
  const next = place.text.charAt(place.index++);
  if (next === '') return err('bad-command', `${quoted(place.text)} ends with a backslash.`);
  return ok(next === '\n' ? '' : next);
}

function needsShell(character: string, text: string): Result<never, SplitErrorCode> {
  const shown = character === '\n' ? 'A line break' : `“${character}”`;
  return err(
    'needs-shell',
    `${shown} in ${quoted(text)} means something to a shell, and no shell reads this: put it in single quotes, or let a shell read it.`,
  );
}

function unclosed(quote: string, text: string): Result<never, SplitErrorCode> {
  return err('bad-command', `A quote (${quote}) in ${quoted(text)} is not closed.`);
}

function quoted(text: string): string {
  return `“${text.slice(0, 100)}”`;
}
