import { describe, expect, it } from 'vitest';

import { TimeViewStore } from '../../stores/time-view-store.ts';
import { shownSpan } from './time-control.ts';
import { keyAction } from './timeline-keys.ts';

/** The view after some keys, as `Shift+ArrowRight`, over an axis of ten seconds. */
function after(...keys: readonly string[]) {
  const time = new TimeViewStore();
  for (const key of keys) press(time, key);
  return time.view.get();
}

function press(time: TimeViewStore, name: string, newestS = 10): boolean {
  const shiftKey = name.startsWith('Shift+');
  const key = name.replace('Shift+', '').replace('Control+', '');
  const held = { shiftKey, ctrlKey: name.startsWith('Control+'), metaKey: false, altKey: false };
  const whole = [0, 10] as const;
  const frame = { whole, shown: shownSpan(whole, time.view.get().span), newestS };
  const act = keyAction({ key, ...held }, time, frame);
  act?.();
  return act !== null;
}

describe('keys of the timeline', () => {
  it('move the cross-hair by a hundredth or a tenth, and to the edges', () => {
    expect(after('ArrowRight').cursorS).toBe(0);
    expect(after('ArrowLeft').cursorS).toBe(10);
    expect(after('Home', 'ArrowRight', 'ArrowRight').cursorS).toBeCloseTo(0.2);
    expect(after('End', 'PageDown', 'ArrowLeft').cursorS).toBeCloseTo(8.9);
    expect(after('Home', 'ArrowLeft').cursorS).toBe(0);
  });

  it('zoom around the cross-hair, and show what it comes to', () => {
    expect(after('Home', 'PageUp', '+').span).toEqual([0.5, 5.5]);
    expect(after('+').span).toEqual([2.5, 7.5]);
    expect(after('+', '-').span).toBeNull();
    expect(after('+', '+', 'f').span).toBeNull();
    expect(after('+', 'End', 'PageUp').span).toEqual([3, 8]);
  });

  it('select from where the cross-hair was, and back', () => {
    expect(after('Home', 'PageUp', 'Shift+PageUp', 'Shift+PageUp').selection).toEqual([1, 3]);
    expect(after('Home', 'PageUp', 'Shift+PageUp', 'Shift+PageDown').selection).toBeNull();
    expect(after('End', 'Shift+PageDown', 'Shift+PageDown').selection).toEqual([8, 10]);
    expect(after('Home', 'Shift+End', 'z').span).toBeNull();
    expect(after('Home', 'PageUp', 'Shift+PageUp', 'z').span).toEqual([1, 2]);
  });

  it('pin the moment, and let go of it before the selection', () => {
    expect(after('Home', 'PageUp', 'Enter')).toMatchObject({ isPinned: true, cursorS: 1 });
    expect(after('Home', 'Enter', 'PageUp')).toMatchObject({ isPinned: true, cursorS: 1 });
    const pinned = ['Home', 'Shift+PageUp', 'Enter'] as const;
    expect(after(...pinned, 'Escape')).toMatchObject({ isPinned: false, selection: [0, 1] });
    expect(after(...pinned, 'Escape', 'Escape').selection).toBeNull();
  });

  it('go no further than what is known while the run goes on', () => {
    const time = new TimeViewStore();
    press(time, 'End', 6.5);
    expect(time.view.get().cursorS).toBe(6.5);
    press(time, 'ArrowRight', 6.5);
    expect(time.view.get().cursorS).toBe(6.5);
  });

  it('leave to others what they do not use', () => {
    const time = new TimeViewStore();
    expect(
      ['Escape', 'Enter', 'z', 'a', 'Control+ArrowRight'].map((key) => press(time, key)),
    ).toEqual([false, false, false, false, false]);
  });
});
