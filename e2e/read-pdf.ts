import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';

export interface PdfFacts {
  readonly pages: number;
  /** What can be searched for and selected, without spaces: a PDF places words, it need not write gaps. */
  readonly text: string;
  /** Whether screen readers find its structure. */
  readonly isTagged: boolean;
  readonly fonts: readonly PdfFont[];
}

export interface PdfFont {
  /** `Type0`: letters of a font that lies inside; `Type3`: drawings in the place of letters. */
  readonly kind: string;
  /** Empty for `Type3`. */
  readonly name: string;
}

interface Part {
  readonly head: string;
  /** Of its stream, unpacked; empty without one. */
  readonly content: string;
}

/** Reads as much of a PDF as Chromium writes: plain objects, packed streams, fonts with a table of letters. */
export async function readPdf(path: string): Promise<PdfFacts> {
  const parts = readParts(await readFile(path));
  const pages = [...parts.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  const letters = new Map([...parts].map(([number, { head }]) => [number, lettersOf(head, parts)]));
  return {
    pages: pages.length,
    text: pages
      .map((page) => textOf(page, parts, letters))
      .join('')
      .replace(/\s/g, ''),
    isTagged: [...parts.values()].some(({ head }) => head.includes('/StructTreeRoot')),
    fonts: [...parts.values()].flatMap(({ head }) => fontOf(head)),
  };
}

/** Nothing for what is no font, or part of another one. */
function fontOf(head: string): readonly PdfFont[] {
  const kind = /\/Subtype\s*\/(\w+)/.exec(head)?.[1] ?? '';
  if (!/\/Type\s*\/Font\b/.test(head) || kind.startsWith('CIDFont')) return [];
  return [{ kind, name: /\/BaseFont\s*\/([\w+-]+)/.exec(head)?.[1] ?? '' }];
}

function readParts(bytes: Buffer): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const text = bytes.toString('latin1');
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endobj', start);
    const [head = ''] = text.slice(start, end).split('stream', 1);
    const hasStream = head.length < end - start;
    const from = start + head.length + 'stream'.length;
    const to = text.lastIndexOf('endstream', end);
    parts.set(match[1] ?? '', {
      head,
      content: hasStream ? unpack(bytes, text, from, to, head) : '',
    });
  }
  return parts;
}

function unpack(bytes: Buffer, text: string, from: number, to: number, head: string): string {
  const start = from + (text.startsWith('\r\n', from) ? 2 : 1);
  const raw = bytes.subarray(start, to);
  if (!head.includes('/FlateDecode')) return raw.toString('latin1');
  try {
    return inflateSync(raw).toString('latin1');
  } catch {
    // A picture of another packing.
    return '';
  }
}

/** Letters of a font by their codes; empty for what is none. */
function lettersOf(head: string, parts: ReadonlyMap<string, Part>): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1];
  const map = parts.get(table ?? '')?.content ?? '';
  for (const [, list = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code = '', letter = ''] of list.matchAll(/<(\w+)>\s*<(\w+)>/g)) {
      letters.set(code.toUpperCase(), utf16(letter));
    }
  }
  for (const [, list = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', letter = ''] of list.matchAll(
      /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g,
    )) {
      const start = Number.parseInt(first, 16);
      for (let code = start; code <= Number.parseInt(last, 16); code += 1) {
        const unit = Number.parseInt(letter, 16) + code - start;
        letters.set(hex(code, first.length), utf16(hex(unit, letter.length)));
      }
    }
  }
  return letters;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

function utf16(digits: string): string {
  const units = digits.match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** What stands for shapes that have no letter of their own; a change of font; codes of letters. */
const SHOWN =
  /\/ActualText \(((?:\\[\s\S]|[^\\)])*)\)[\s\S]*?EMC|\/(F\d+) [\d.]+ Tf|<([\dA-Fa-f]+)>/g;

/** A string of a PDF: in UTF-16 where its first two bytes are the mark of that. */
function actualText(literal: string): string {
  const plain = literal.replace(/\\(\d{3}|[\s\S])/g, (_, escaped: string) =>
    escaped.length === 3
      ? String.fromCharCode(Number.parseInt(escaped, 8))
      : (ESCAPES[escaped] ?? escaped),
  );
  if (!plain.startsWith('\u00FE\u00FF') || plain.length % 2 !== 0) return plain;
  return Buffer.from(plain, 'latin1').swap16().subarray(2).toString('utf16le');
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function textOf(
  page: Part,
  parts: ReadonlyMap<string, Part>,
  letters: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  const content = [...page.head.matchAll(/\/Contents\s*\[?((?:\s*\d+ 0 R)+)/g)]
    .flatMap(([, list = '']) => [...list.matchAll(/(\d+) 0 R/g)])
    .map(([, number = '']) => parts.get(number)?.content ?? '')
    .join('\n');
  const fonts = fontsOf(page.head, parts);
  let font: ReadonlyMap<string, string> | undefined;
  let text = '';
  for (const [, actual, name, codes] of content.matchAll(SHOWN)) {
    if (actual !== undefined) text += actualText(actual);
    if (name !== undefined) font = letters.get(fonts.get(name) ?? '');
    if (codes !== undefined && font !== undefined) text += decoded(codes, font);
  }
  return text;
}

/** Codes have two digits in some fonts and four in others. */
function decoded(codes: string, font: ReadonlyMap<string, string>): string {
  const [example = '0000'] = font.keys();
  const digits = new RegExp(`.{${example.length}}`, 'g');
  return (codes.match(digits) ?? []).map((code) => font.get(code.toUpperCase()) ?? '').join('');
}

/** Numbers of the fonts by the names that a page gives them. */
function fontsOf(head: string, parts: ReadonlyMap<string, Part>): ReadonlyMap<string, string> {
  const resources = /\/Resources (\d+) 0 R/.exec(head)?.[1];
  const list = resources === undefined ? head : (parts.get(resources)?.head ?? '');
  const names = [...list.matchAll(/\/(F\d+) (\d+) 0 R/g)];
  return new Map(names.map(([, name = '', number = '']) => [name, number]));
}
