// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { LineSplitter, MAX_LINE_BYTES } from './lines.mjs';

/**
 * @param {Buffer} bytes
 * @param {number[]} cuts
 */
function chunksOf(bytes, cuts) {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, nth) => bytes.subarray(nth === 0 ? 0 : ends[nth - 1], end));
}

describe('LineSplitter', () => {
  it('gives back the lines, wherever the stream is cut', () => {
    const line = fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ''));
    fc.assert(
      fc.property(fc.array(line), fc.array(fc.nat()), (lines, cuts) => {
        const bytes = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const splitter = new LineSplitter();
        const seen = chunksOf(bytes, cuts).flatMap((chunk) => splitter.push(chunk));
        // Lone surrogates become U+FFFD when they are written as UTF-8.
        expect(seen).toEqual(lines.map((text) => Buffer.from(text).toString()));
      }),
    );
  });

  it('keeps an unfinished line', () => {
    const splitter = new LineSplitter();
    expect(splitter.push(Buffer.from('a'))).toEqual([]);
    expect(splitter.push(Buffer.from('b\nc'))).toEqual(['ab']);
  });

  it('takes a line of 1 MiB and none that is longer', () => {
    const longest = Buffer.alloc(MAX_LINE_BYTES, 'x');
    const splitter = new LineSplitter();
    splitter.push(longest);
    expect(splitter.push(Buffer.from('\n'))).toHaveLength(1);
    splitter.push(longest);
    expect(() => splitter.push(Buffer.from('x'))).toThrow('1 MiB');
  });
});
