import { describe, expect, it } from 'vitest';

import { parseCpuTimes } from './cpu-times.ts';

const STAT =
  '4242 (a (b) c) S 1 4242 4242 0 -1 4194560 1423 88091 0 12 7 5 123 45 20 0 1 0 99 1000 200';

describe('the CPU times of /proc/PID/stat', () => {
  it('are those of the process itself', () => {
    expect(parseCpuTimes(STAT)).toEqual({ userMs: 70, systemMs: 50 });
  });

  it.each(['', '4242 (sh) S 1 4242', 'no name'])('are not known from %j', (text) => {
    expect(parseCpuTimes(text)).toBeNull();
  });
});
