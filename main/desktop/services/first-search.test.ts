import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import type { Runtime } from '../../../contract/runtime.ts';
import { searchAfterStart } from './first-search.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function partsFor(known: readonly Runtime[] | null) {
  const refresh = vi.fn(() => Promise.resolve<readonly Runtime[]>([]));
  const isBusy = vi.fn(() => false);
  const onProblem = vi.fn();
  return { runtimes: { known: () => known, refresh }, isBusy, onProblem, refresh };
}

it('searches at once where nothing is known', () => {
  const parts = partsFor(null);
  searchAfterStart(parts);
  expect(parts.refresh).toHaveBeenCalledOnce();
});

it('looks after what is remembered later, once, and never beside a run', () => {
  const parts = partsFor([]);
  searchAfterStart(parts);
  parts.isBusy.mockReturnValue(true);
  vi.advanceTimersByTime(15_000);
  expect(parts.refresh).not.toHaveBeenCalled();
  parts.isBusy.mockReturnValue(false);
  vi.advanceTimersByTime(60_000);
  expect(parts.refresh).toHaveBeenCalledOnce();
});

it('can be taken back', () => {
  const parts = partsFor([]);
  searchAfterStart(parts)();
  vi.advanceTimersByTime(60_000);
  expect(parts.refresh).not.toHaveBeenCalled();
});

it('tells why a search has failed', async () => {
  const parts = partsFor(null);
  const error = new Error('no');
  parts.refresh.mockRejectedValue(error);
  searchAfterStart(parts);
  await vi.runAllTimersAsync();
  expect(parts.onProblem).toHaveBeenCalledWith(error);
});
