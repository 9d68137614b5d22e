import { describe, expect, it } from 'vitest';

import { isBlank } from './blank-check.ts';

function image(pixelCount: number, colourOf: (pixel: number) => number): Uint8Array {
  return new Uint8Array(
    Uint32Array.from({ length: pixelCount }, (_, pixel) => colourOf(pixel)).buffer,
  );
}

describe('isBlank', () => {
  it.each([
    ['no pixels', new Uint8Array(0)],
    ['all transparent', image(10_000, () => 0)],
    ['all white', image(10_000, () => 0xffffffff)],
    [
      'panels without content',
      image(10_000, (pixel) => [0xff101418, 0xff1b2027, 0xff2a313b][pixel % 3] ?? 0),
    ],
  ])('says so of %s', (_, bitmap) => expect(isBlank(bitmap)).toBe(true));

  it('takes a page with text for drawn', () => {
    const text = image(10_000, (pixel) => (pixel < 9_900 ? 0xffffffff : 0xff000000 + pixel * 3));
    expect(isBlank(text)).toBe(false);
  });

  it('reads a view into a larger buffer at its own offset', () => {
    const whole = image(100, (pixel) => (pixel < 50 ? pixel : 7));
    expect(isBlank(whole.subarray(200))).toBe(true);
    expect(isBlank(whole.subarray(0, 200))).toBe(false);
  });
});
