import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readPng } from './read-png.ts';

interface Drawing {
  readonly widthPx: number;
  readonly channels: 3 | 4;
  /** Whole rows. */
  readonly bytes: readonly number[];
  /** One a row. */
  readonly filters: readonly number[];
}

const drawing: fc.Arbitrary<Drawing> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(3 as const, 4 as const))
  .chain(([widthPx, channels]) =>
    fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 }).chain((filters) => {
      const length = widthPx * channels * filters.length;
      const byte = fc.integer({ min: 0, max: 255 });
      return fc
        .array(byte, { minLength: length, maxLength: length })
        .map((bytes) => ({ widthPx, channels, bytes, filters }));
    }),
  );

/** As the format has it (RFC 2083); checksums are left at 0, as nobody reads them here. */
function pngOf({ widthPx, channels, bytes, filters }: Drawing): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(filters.length, 4);
  header.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  const packed = deflateSync(Buffer.from(filteredRows({ widthPx, channels, bytes, filters })));
  // In two chunks, as large pictures come.
  const middle = Math.floor(packed.length / 2);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', packed.subarray(0, middle)),
    chunk('IDAT', packed.subarray(middle)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
}

function filteredRows({ widthPx, channels, bytes, filters }: Drawing): readonly number[] {
  const rowBytes = widthPx * channels;
  return filters.flatMap((filter, row) => {
    const at = (place: number, up: number) =>
      place < 0 || row - up < 0 ? 0 : (bytes[(row - up) * rowBytes + place] ?? 0);
    const values = Array.from({ length: rowBytes }, (_, place) => {
      const [left, above, corner] = [
        at(place - channels, 0),
        at(place, 1),
        at(place - channels, 1),
      ];
      const guess = left + above - corner;
      const paeth = [left, above, corner].reduce((best, one) =>
        Math.abs(guess - one) < Math.abs(guess - best) ? one : best,
      );
      const predictions = [0, left, above, Math.floor((left + above) / 2), paeth];
      return (at(place, 0) - (predictions[filter] ?? 0)) & 0xff;
    });
    return [filter, ...values];
  });
}

describe('readPng', () => {
  it('reads what was written, whatever the filters of its rows', () => {
    fc.assert(
      fc.property(drawing, (drawn) => {
        const { widthPx, heightPx, rgba } = readPng(pngOf(drawn));
        expect([widthPx, heightPx]).toEqual([drawn.widthPx, drawn.filters.length]);
        const pixels = Array.from({ length: widthPx * heightPx }, (_, pixel) => {
          const colours = drawn.bytes.slice(pixel * drawn.channels, (pixel + 1) * drawn.channels);
          return drawn.channels === 4 ? colours : [...colours, 255];
        });
        expect([...rgba]).toEqual(pixels.flat());
      }),
    );
  });

  it('reads the reviewed pictures', () => {
    const file = readFileSync(join(import.meta.dirname, '..', 'visual', 'run.png'));
    const { widthPx, heightPx, rgba } = readPng(file);
    expect([widthPx, heightPx, rgba.length]).toEqual([1280, 800, 1280 * 800 * 4]);
  });

  it('refuses what is none', () => {
    expect(() => readPng(Buffer.from('GIF89a'))).toThrow('no PNG');
    const grey = pngOf({ widthPx: 1, channels: 3, bytes: [0, 0, 0], filters: [0] });
    grey[8 + 8 + 9] = 0;
    expect(() => readPng(grey)).toThrow('of a kind');
  });
});
