import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { readMemoryOrEnd } from './smaps-rollup.ts';

describe.runIf(platform() === 'linux')('readMemoryOrEnd', () => {
  it('reads small processes at once and others later, until they have ended', async () => {
    const child = spawn('cat');
    await once(child, 'spawn');
    const pid = child.pid ?? -1;
    for (const rssBytes of [null, 1e6, 1e9]) {
      const reading = await readMemoryOrEnd(pid, rssBytes);
      const { pssBytes, ussBytes } = reading === 'gone' || reading === null ? {} : reading;
      expect(ussBytes).toBeGreaterThan(0);
      expect(pssBytes).toBeGreaterThanOrEqual(ussBytes ?? Infinity);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (const rssBytes of [null, 1e6]) expect(await readMemoryOrEnd(pid, rssBytes)).toBe('gone');
  });
});
