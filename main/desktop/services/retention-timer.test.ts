import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { applyRetentionDaily } from './retention-timer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const HOUR_MS = 60 * 60 * 1000;

it('applies what is set then, once a day, until it is ended', () => {
  const applied: (number | null)[] = [];
  let days = 30;
  const end = applyRetentionDaily({
    apply: (retention) => applied.push(retention.days),
    retention: () => ({ days, maxBytes: null }),
    isBusy: () => false,
  });
  expect(applied).toEqual([]);
  vi.advanceTimersByTime(HOUR_MS);
  days = 7;
  expect(applied).toEqual([30]);
  vi.advanceTimersByTime(24 * HOUR_MS);
  expect(applied).toEqual([30, 7]);
  end();
  vi.advanceTimersByTime(48 * HOUR_MS);
  expect(applied).toHaveLength(2);
});

it('waits for the end of a run', () => {
  let isBusy = true;
  const apply = vi.fn();
  const end = applyRetentionDaily({
    apply,
    retention: () => ({ days: 1, maxBytes: null }),
    isBusy: () => isBusy,
  });
  vi.advanceTimersByTime(HOUR_MS);
  expect(apply).not.toHaveBeenCalled();
  isBusy = false;
  vi.advanceTimersByTime(HOUR_MS);
  expect(apply).toHaveBeenCalledOnce();
  end();
});
