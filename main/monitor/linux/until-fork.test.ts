import { beforeEach, describe, expect, it } from 'vitest';

import { UntilFork } from './until-fork.ts';

describe('UntilFork', () => {
  let forks: number | null;
  let nowMs: number;
  let reads: number;
  let kept: UntilFork<number>;
  const get = () => kept.get(1, () => (reads += 1));

  beforeEach(() => {
    [forks, nowMs, reads] = [5, 0, 0];
    kept = new UntilFork(
      () => forks,
      () => nowMs,
    );
  });

  it('reads once until there was a fork', () => {
    expect([get(), get()]).toEqual([1, 1]);
    forks = 6;
    expect([get(), get()]).toEqual([2, 2]);
  });

  it('reads again after a second, whatever the count says', () => {
    get();
    nowMs = 999;
    expect(get()).toBe(1);
    nowMs = 1000;
    expect(get()).toBe(2);
  });

  it('keeps nothing where forks are not counted, nor of what was forgotten', () => {
    forks = null;
    expect([get(), get()]).toEqual([1, 2]);
    forks = 5;
    get();
    kept.forget(1);
    expect(get()).toBe(4);
  });
});
