const OPENERS = /[\u202A\u202B\u202D\u202E\u2066\u2067\u2068]/;
const ISOLATE_OPENERS = /[\u2066\u2067\u2068]/;
const POP_DIRECTION = '\u202C';
const POP_ISOLATE = '\u2069';

/**
 * Closes every change of direction that a text opens, and drops what closes none: cut out of its
 * line, it must not turn what stands beside it.
 */
export function closedDirections(text: string): string {
  let result = '';
  const open: string[] = [];
  for (const character of text) {
    const isClosing = character === POP_DIRECTION || character === POP_ISOLATE;
    if (isClosing && open.at(-1) !== character) continue;
    if (isClosing) open.pop();
    else if (OPENERS.test(character))
      open.push(ISOLATE_OPENERS.test(character) ? POP_ISOLATE : POP_DIRECTION);
    result += character;
  }
  return result + open.reverse().join('');
}
