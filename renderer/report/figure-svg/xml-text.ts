/** What XML 1.0 does not allow, or what nothing draws: controls, halves of pairs, non-characters. */
const UNFIT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Breaks that are no line breaks to XML, but to some of its readers. */
const BREAKS = /[\t\n\r\u0085\u2028\u2029]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as the content or the quoted attribute of XML; whatever it says, it stays text. */
export function xmlText(text: string): string {
  return text
    .replace(BREAKS, ' ')
    .replace(UNFIT, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

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
