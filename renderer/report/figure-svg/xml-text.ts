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
