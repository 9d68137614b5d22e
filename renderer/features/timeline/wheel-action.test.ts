import { describe, expect, it } from 'vitest';

import { TimeViewStore } from '../../stores/time-view-store.ts';
import { shownSpan } from './time-control.ts';
import { type TurnedWheel, wheelAction } from './wheel-action.ts';

const SURFACE = { getBoundingClientRect: () => ({ left: 100, width: 500 }) as DOMRect };

function turn(time: TimeViewStore, wheel: Partial<TurnedWheel>): boolean {
  const whole = [0, 10] as const;
  const frame = { whole, shown: shownSpan(whole, time.view.get().span), newestS: 10 };
  const still = {
    deltaX: 0,
    deltaY: 0,
    deltaMode: 0,
    shiftKey: false,
    ctrlKey: false,
    clientX: 350,
  };
  const act = wheelAction({ ...still, ...wheel }, time, frame, SURFACE);
  act?.();
  return act !== null;
}

describe('the wheel', () => {
  it('zooms in and out with the moment under the pointer in its place', () => {
    const time = new TimeViewStore();
    turn(time, { deltaY: -100, clientX: 200 });
    const [startS = NaN, endS = NaN] = time.view.get().span ?? [];
    expect(endS - startS).toBeCloseTo(8);
    expect(startS + 0.2 * (endS - startS)).toBeCloseTo(2);
    turn(time, { deltaY: 100, clientX: 200 });
    expect(time.view.get().span).toBeNull();
  });

  it('moves sideways, and with Shift', () => {
    const time = new TimeViewStore();
    time.show([2, 4]);
    turn(time, { deltaX: 250 });
    expect(time.view.get().span).toEqual([3, 5]);
    turn(time, { deltaY: -250, shiftKey: true });
    expect(time.view.get().span).toEqual([2, 4]);
  });

  it('scrolls the page when there is nothing left to zoom out of', () => {
    const time = new TimeViewStore();
    expect(turn(time, { deltaY: 100 })).toBe(false);
    time.show([2, 4]);
    expect(turn(time, { deltaY: 100 })).toBe(true);
  });
});
