import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { LineDecoder } from './line-decoder.ts';

/** Feeds the bytes in pieces of the given sizes, over and over, until none is left. */
function decodeInPieces(bytes: Uint8Array, sizes: readonly number[]): (string | null)[] {
  const decoder = new LineDecoder();
  const lines: (string | null)[] = [];
  for (let from = 0, piece = 0; from < bytes.length; piece += 1) {
    const size = sizes[piece % sizes.length] ?? 1;
    lines.push(...decoder.push(bytes.subarray(from, from + size)).lines);
    from += size;
  }
  lines.push(...decoder.end().lines);
  return lines;
}

const line = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => !text.includes('\n') && text.trim() !== '' && !text.startsWith('\ufeff'));

describe('LineDecoder', () => {
  test('finds the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(line),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (lines, sizes) => {
          const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
          expect(decodeInPieces(bytes, sizes)).toEqual(lines);
        },
      ),
    );
  });

  test('lets one bad byte spoil one line', () => {
    const bytes = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.from([0xff, 0x0a]),
      Buffer.from('b\n'),
    ]);
    expect(decodeInPieces(bytes, [2])).toEqual(['a', null, 'b']);
  });

  test('hands out a last line that was cut off', () => {
    expect(decodeInPieces(Buffer.from('a\nbc'), [1])).toEqual(['a', 'bc']);
  });

  test('accepts a line of exactly the limit and stops at one byte more', () => {
    const decoder = new LineDecoder(4);
    expect(decoder.push(Buffer.from('abcd\n'))).toEqual({ lines: ['abcd'], tooLong: false });
    expect(decoder.push(Buffer.from('ok\nabcde\nlost\n'))).toEqual({
      lines: ['ok'],
      tooLong: true,
    });
    expect(decoder.push(Buffer.from('x\n'))).toEqual({ lines: [], tooLong: true });
    expect(decoder.end()).toEqual({ lines: [], tooLong: true });
  });
});
