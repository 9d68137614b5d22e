/** Where a text stops being JSON. */
export interface JsonFault {
  /** In UTF-16 units; the length of the text where it ends too soon. */
  readonly offset: number;
  /** What may stand there: `a value`. */
  readonly expected: string;
}

type Place = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'end';

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const PLAIN = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y;

const EXPECTED: Readonly<Record<Place, string>> = {
  value: 'a value',
  'value-or-end': 'a value or ]',
  key: 'a name in double quotes',
  'key-or-end': 'a name in double quotes or }',
  colon: 'a colon',
  'comma-or-end': 'a comma or the closing bracket',
  end: 'nothing more',
};

/**
 * The first place at which a text is not JSON (RFC 8259); `null`: it is. `JSON.parse` itself says
 * the place of some faults only, in words that change from version to version.
 */
export function jsonFault(text: string): JsonFault | null {
  const open: ('[' | '{')[] = [];
  let place: Place = 'value';
  let offset = skip(SPACE, text, 0);
  while (offset < text.length) {
    const next = step(text, offset, place, open);
    if (next === null) return { offset, expected: EXPECTED[place] };
    place = next.place;
    offset = skip(SPACE, text, next.offset);
  }
  return place === 'end' ? null : { offset, expected: EXPECTED[place] };
}

interface Step {
  readonly place: Place;
  readonly offset: number;
}

function step(text: string, offset: number, place: Place, open: ('[' | '{')[]): Step | null {
  const character = text.charAt(offset);
  const after = (next: Place): Step => ({ place: next, offset: offset + 1 });
  if (place === 'colon') return character === ':' ? after('value') : null;
  if (character === ',' && place === 'comma-or-end') {
    return after(open.at(-1) === '{' ? 'key' : 'value');
  }
  if (character === ']' || character === '}') return close(character, offset, place, open);
  if (place === 'key' || place === 'key-or-end') return token(STRING, text, offset, 'colon');
  return place === 'value' || place === 'value-or-end' ? value(text, offset, open) : null;
}

function value(text: string, offset: number, open: ('[' | '{')[]): Step | null {
  const character = text.charAt(offset);
  if (character === '[' || character === '{') {
    open.push(character);
    return { place: character === '[' ? 'value-or-end' : 'key-or-end', offset: offset + 1 };
  }
  return token(character === '"' ? STRING : PLAIN, text, offset, afterValue(open));
}

function close(
  character: ']' | '}',
  offset: number,
  place: Place,
  open: ('[' | '{')[],
): Step | null {
  const emptyPlace = character === ']' ? 'value-or-end' : 'key-or-end';
  const isOwn = open.at(-1) === (character === ']' ? '[' : '{');
  if (!isOwn || (place !== 'comma-or-end' && place !== emptyPlace)) return null;
  open.pop();
  return { place: afterValue(open), offset: offset + 1 };
}

function afterValue(open: readonly unknown[]): Place {
  return open.length === 0 ? 'end' : 'comma-or-end';
}

function token(pattern: RegExp, text: string, offset: number, place: Place): Step | null {
  const end = skip(pattern, text, offset);
  return end === offset ? null : { place, offset: end };
}

/** Where a match that begins at `offset` ends; `offset` itself when there is none. */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}
