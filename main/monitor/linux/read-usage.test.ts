import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { readPageBytes } from '../process-list/boot-facts.ts';
import { createProcessReader } from '../process-reader.ts';
import { KeptFiles } from './kept-files.ts';
import { parseUsage, UsageReader } from './read-usage.ts';

const STAT =
  '41 (a (b) c) S 1 41 41 0 -1 4194560 900 0 0 0 120 30 7 5 20 0 2 0 6000 9000000 250 18446744073709551615 1';

describe('parseUsage', () => {
  it('takes CPU time, resident pages and age from behind the name', () => {
    expect(parseUsage(STAT, 4096, 100_000)).toEqual({
      cpuMs: 1500,
      rssBytes: 250 * 4096,
      ageMs: 40_000,
    });
  });

  it('knows nothing of what is cut off', () => {
    expect(parseUsage(STAT.slice(0, 60), 4096, 100_000)).toBeNull();
    expect(parseUsage('', 4096, 100_000)).toBeNull();
  });
});

describe.runIf(platform() === 'linux')('UsageReader', () => {
  it('reads what pidusage reads', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const pid = child.pid ?? -1;
    const byPidusage = (await createProcessReader()([pid]))?.get(pid);
    const files = new KeptFiles();
    const usage = new UsageReader(files, readPageBytes() ?? 0).read([pid]).get(pid);
    expect(usage).toMatchObject({ cpuMs: byPidusage?.cpuMs, rssBytes: byPidusage?.rssBytes });
    expect(Math.abs((usage?.ageMs ?? NaN) - (byPidusage?.ageMs ?? NaN))).toBeLessThan(2000);
    child.kill('SIGKILL');
    files.forgetAll();
  });

  it('leaves out what has ended, and keeps nothing open for it', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const files = new KeptFiles();
    const reader = new UsageReader(files, 4096);
    expect(reader.read([child.pid ?? -1]).size).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(reader.read([child.pid ?? -1]).size).toBe(0);
    expect(files.openFiles).toBe(0);
  });
});
