import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { RingBuffer } from './ring-buffer.ts';

const reading = fc.option(fc.double({ noNaN: true }), { nil: null });

function contentOf(ring: RingBuffer): number[] {
  return Array.from({ length: ring.length }, (_, index) => ring.at(index));
}

describe('RingBuffer', () => {
  it('holds the last values in order, whatever was pushed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(reading), (capacity, values) => {
        const ring = new RingBuffer(capacity);
        for (const value of values) ring.push(value);
        const expected = values.map((value) => value ?? Number.NaN).slice(-capacity);
        expect(contentOf(ring)).toEqual(expected);
        expect([...ring.last(capacity)]).toEqual(expected);
      }),
    );
  });

  it('replaces exactly the place that is named, or none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(reading, { maxLength: 20 }),
        fc.integer({ min: -3, max: 20 }),
        (capacity, values, index) => {
          const ring = new RingBuffer(capacity);
          for (const value of values) ring.push(value);
          const before = contentOf(ring);
          const isReplaced = ring.replace(index, 42);
          expect(isReplaced).toBe(index >= 0 && index < before.length);
          if (isReplaced) before[index] = 42;
          expect(contentOf(ring)).toEqual(before);
        },
      ),
    );
  });

  it('reads a gap as NaN and nothing outside', () => {
    const ring = new RingBuffer(3);
    ring.push(null);
    expect(ring.length).toBe(1);
    expect(ring.at(0)).toBeNaN();
    expect(ring.at(1)).toBeNaN();
    expect(ring.at(-1)).toBeNaN();
  });

  it('can be emptied', () => {
    const ring = new RingBuffer(2);
    ring.push(1);
    ring.clear();
    expect(ring.length).toBe(0);
    expect([...ring.last(2)]).toEqual([]);
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a capacity of %s', (capacity) => {
    expect(() => new RingBuffer(capacity)).toThrow(RangeError);
  });
});
