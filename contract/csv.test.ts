import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type CsvCell, csvLines } from './csv.ts';

function written(...cells: readonly CsvCell[]): string {
  const columns = cells.map((_, index) => ({
    name: `c${index}`,
    cell: (row: readonly CsvCell[]) => row[index] ?? null,
  }));
  return [...csvLines(columns, [cells])].slice(1).join('');
}

/** What a reader by RFC 4180 makes of a text: records of fields. */
function readBack(text: string): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (let found = field.exec(text); found !== null; found = field.exec(text)) {
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] !== ',') {
      records.push(fields);
      fields = [];
    }
  }
  return records;
}

describe('csvLines', () => {
  it('names the columns first and ends every line as RFC 4180 does', () => {
    const columns = [{ name: 'wall_ms', cell: (row: number) => row }];
    expect([...csvLines(columns, [1, 2.5])]).toEqual(['wall_ms\r\n', '1\r\n', '2.5\r\n']);
  });

  it.each([
    [null, ''],
    [Number.NaN, ''],
    [-3.5, '-3.5'],
    [true, 'true'],
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\r\nlines', '"two\r\nlines"'],
    ['half;a cell', '"half;a cell"'],
    ['line\u2028separator', '"line\u2028separator"'],
    ['nul\u0000bell\u0007', 'nul\u{FFFD}bell\u{FFFD}'],
    ['\u202Eright to left', '\u202Eright to left'],
    ['🙂', '🙂'],
    ['half \uD83D of a pair', 'half \u{FFFD} of a pair'],
  ])('writes %j as %j', (cell, text) => {
    expect(written(cell)).toBe(`${text}\r\n`);
  });

  it.each(['=1+1', '+cmd|calc', '-2+3', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1+1'])(
    'lets no spreadsheet calculate %j',
    (text) => {
      expect(readBack(written(text))).toEqual([[`'${text}`]]);
    },
  );

  it.each(['-5', '+1.5e3', '-.5'])('leaves the number %j alone', (text) => {
    expect(written(text)).toBe(`${text}\r\n`);
  });

  it('gives back any text that is printable and no formula', () => {
    const text = fc
      .string({ unit: 'grapheme' })
      .filter((one) => !/^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(one))
      .filter((one) => !/(?![\t\n\r])\p{Cc}|\p{Cs}/u.test(one));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (cells) => {
        expect(readBack(written(...cells))).toEqual([cells]);
      }),
    );
  });
});
