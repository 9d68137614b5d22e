/** Everything that is no text; of control characters none has a meaning here. */
const UNPRINTABLE = /\p{Cc}|\p{Cs}/gu;

/** Marks that turn the order of what stands around them; text in any script does without. */
const REORDERING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  // A mention would call somebody.
  '@': '&#64;',
};

/**
 * A text from outside as Markdown that reads as that very text, on one line: in a paragraph, a heading,
 * a list or a cell of a table. Nothing in it is markup, a link, a mention or a picture.
 */
export function markdownText(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]|~#$!{}^]/g, '\\$&')
    .replace(/[<>&@]/g, (character) => ENTITIES[character] ?? character)
    .replace(/:(?=\/\/|\w+:)/g, '&#58;')
    .replace(/\b(www)\./gi, '$1&#46;')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** The lines of a text, one under another, in one paragraph. */
export function markdownLines(text: string): string {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .map(markdownText)
    .filter((line) => line !== '')
    .join('\\\n');
}

/** A text as it stands, in a block that nothing in it can end. */
export function codeBlock(text: string, language: string): string {
  const ticks = text.match(/`+/g)?.map(({ length }) => length) ?? [];
  const fence = '`'.repeat(Math.max(3, ...ticks.map((length) => length + 1)));
  const lines = text.trimEnd().split(/\r\n|[\r\n]/);
  const body = lines.map((line) => printable(line.replaceAll('\t', '    '))).join('\n');
  return `${fence}${language}\n${body}\n${fence}\n`;
}

/** A table; cells are Markdown already. Those beyond the first column are numbers, unless `left`. */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  left: readonly string[] = [],
): string {
  const rule = titles.map((title, index) => (index === 0 || left.includes(title) ? '---' : '--:'));
  return [titles, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\u{FFFD}').replace(REORDERING, '\u{FFFD}');
}
