import { describe, expect, it } from 'vitest';

import { doublingScale, levelOf, levelText } from './doubling-scale.ts';

describe('the axis of doublings', () => {
  it('holds all values between whole doublings, and 1', () => {
    expect(doublingScale([1, 3.2])).toEqual({ low: 0, high: 2, ticks: [0, 1, 2] });
    expect(doublingScale([0.3, 0.9])).toMatchObject({ low: -2, high: 1 });
    expect(doublingScale([1, 1])).toMatchObject({ low: 0, high: 1 });
    expect(doublingScale([1, 4])).toMatchObject({ high: 2 });
  });

  it('has few marks, always one at 1', () => {
    const { low, high, ticks } = doublingScale([0.02, 40]);
    expect([low, high]).toEqual([-6, 6]);
    expect(ticks).toEqual([-6, -4, -2, 0, 2, 4, 6]);
    expect(doublingScale([1, 256]).ticks).toContain(0);
  });

  it('names its marks', () => {
    expect([-2, 0, 3].map(levelText)).toEqual(['1/4×', '1×', '8×']);
    expect(levelOf(0.5)).toBe(-1);
  });
});
