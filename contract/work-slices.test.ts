import { describe, expect, it } from 'vitest';

import { atOnce, inSlices, sharesBetween, type SlicedWork, type Slicing } from './work-slices.ts';

/** Four parts of 10 ms each, on a clock of their own. */
function rig(isCancelled: (rests: number) => boolean = () => false) {
  let nowMs = 0;
  let rests = 0;
  const shares: number[] = [];
  function* work(): SlicedWork<string> {
    for (let part = 1; part <= 4; part += 1) {
      nowMs += 10;
      yield part / 4;
    }
    return 'done';
  }
  const slicing: Slicing = {
    nowMs: () => nowMs,
    rest: () => {
      rests += 1;
      return Promise.resolve();
    },
    onShare: (share) => void shares.push(share),
    isCancelled: () => isCancelled(rests),
  };
  return { work, slicing, shares, rests: () => rests };
}

describe('work in slices', () => {
  it('comes to the same as all of it at once', async () => {
    const { work, slicing } = rig();
    expect(atOnce(work())).toBe('done');
    expect(await inSlices(work(), slicing)).toBe('done');
  });

  it('rests once a slice has passed, and tells how far it is', async () => {
    const { work, slicing, shares, rests } = rig();
    await inSlices(work(), slicing);
    expect(shares).toEqual([0.75]);
    expect(rests()).toBe(1);
  });

  it('ends at the next rest when it is cancelled', async () => {
    const { work, slicing } = rig((rests) => rests > 0);
    expect(await inSlices(work(), slicing)).toBeNull();
  });

  it('tells its shares as those of what it is a part of, and comes to the same', () => {
    const { work } = rig();
    expect([...sharesBetween(work(), 0.5, 0.9)]).toEqual([0.6, 0.7, 0.8, 0.9]);
    expect(atOnce(sharesBetween(work(), 0.5, 0.9))).toBe('done');
  });
});
