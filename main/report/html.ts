/** Markup that is safe to put into a page as it is. Made by `html` only. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlPart = Html | string | number | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose texts are escaped, wherever they stand; only other `html` passes as it is. */
export function html(markup: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const texts = markup.map((text, index) => {
    const part = parts[index];
    return part === undefined ? text : text + toMarkup(part);
  });
  return new Html(texts.join(''));
}

/** A text from outside, on its own: marks of writing direction in it can't reorder what is around. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}

function toMarkup(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return escape(String(part));
}

/** Control characters have no place in HTML, not even as entities; line breaks and tabs do. */
function escape(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
    .replace(/(?![\t\n])\p{Cc}|\p{Cs}/gu, '\u{FFFD}');
}
