import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { slowCallbacks, slowMs } from './slow-callbacks.ts';

const folder = mkdtempSync(join(tmpdir(), 'corelane-slow-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SLOW =
  "Executing <Task finished name='Task-1' coro=<main() done, defined at /x/my.py:4> result=None created at /usr/lib/python3.11/asyncio/runners.py:100> took 0.213 seconds";

describe('slowMs', () => {
  it.each([
    [SLOW, 213],
    [`WARNING:asyncio:${SLOW}`, 213],
    ['Executing <Handle f() at /x/my.py:1 created at /x/my.py:9> took 12.000 seconds', 12_000],
    ['Executing step 3 took 0.5 seconds', null],
    ['poll took 250.1 ms: 1 events', null],
    ['', null],
  ])('reads %j', (line, tookMs) => expect(slowMs(line)).toBe(tookMs));
});

describe('slowCallbacks', () => {
  it('counts them, and finds the longest', async () => {
    const path = join(folder, 'stderr');
    const other = SLOW.replace('0.213', '0.104');
    writeFileSync(path, `starting\n${SLOW}\nTraceback (most recent call last):\n${other}\nend`);
    expect(await slowCallbacks(path)).toEqual({ slowCallbacks: 2, longestMs: 213 });
    expect(await slowCallbacks(path, 10 + SLOW.length)).toEqual({
      slowCallbacks: 1,
      longestMs: 213,
    });
  });

  it('finds none where nothing was printed', async () => {
    expect(await slowCallbacks(join(folder, 'nowhere'))).toEqual({
      ...{ slowCallbacks: 0, longestMs: null },
    });
  });
});
