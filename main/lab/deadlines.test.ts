import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { Deadlines } from './deadlines.ts';

/** Time that passes without any timer being looked at. */
function holdUp(ms: number): void {
  const nowMs = performance.now() + ms;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
}

beforeEach(() => vi.useFakeTimers());

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('passes in time, once', () => {
  const deadlines = new Deadlines<'hello'>();
  const passed = vi.fn();
  deadlines.set('hello', 1000, passed);
  vi.advanceTimersByTime(999);
  expect(passed).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5000);
  expect(passed).toHaveBeenCalledOnce();
});

it('gives whoever is waited for a moment when Corelane itself was held up', () => {
  const deadlines = new Deadlines<'hello'>();
  const passed = vi.fn();
  deadlines.set('hello', 1000, passed);
  holdUp(20_000);
  vi.advanceTimersByTime(1000);
  expect(passed).not.toHaveBeenCalled();
  // What came meanwhile is read now.
  deadlines.clear('hello');
  vi.advanceTimersByTime(60_000);
  expect(passed).not.toHaveBeenCalled();
});

it('passes after that moment when there was no answer', () => {
  const deadlines = new Deadlines<'hello'>();
  const passed = vi.fn();
  deadlines.set('hello', 1000, passed);
  holdUp(20_000);
  vi.advanceTimersByTime(2000);
  expect(passed).toHaveBeenCalledOnce();
});

it('sets none after its end', () => {
  const deadlines = new Deadlines<'hello'>();
  const passed = vi.fn();
  deadlines.set('hello', 1000, passed);
  deadlines.close();
  deadlines.set('hello', 1000, passed);
  vi.advanceTimersByTime(60_000);
  expect(passed).not.toHaveBeenCalled();
});
