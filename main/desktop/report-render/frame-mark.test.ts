import { describe, expect, it } from 'vitest';

import { isMarked, markColour } from './frame-mark.ts';

function frame(number: number, off = 0): Uint8Array {
  const { red, green, blue } = markColour(number);
  return Uint8Array.from([0, 0, 0, 255, blue + off, green + off, red + off, 255]);
}

describe('isMarked', () => {
  it('knows the frame of a place from those of all others', () => {
    for (let number = 0; number < 512; number += 1) {
      expect(isMarked(frame(number), markColour(number))).toBe(true);
      expect(isMarked(frame(number), markColour(number + 1))).toBe(false);
      expect(isMarked(frame(number + 1), markColour(number))).toBe(false);
    }
  });

  it('forgives what the management of colours changes', () => {
    expect(isMarked(frame(77, 3), markColour(77))).toBe(true);
    expect(isMarked(frame(77, -3), markColour(77))).toBe(true);
  });

  it('takes no frame for one', () => {
    expect(isMarked(new Uint8Array(0), markColour(0))).toBe(false);
  });
});
