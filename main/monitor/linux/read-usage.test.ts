import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';

import { describe, expect, it, vi } from 'vitest';

import { readPageBytes } from '../process-list/boot-facts.ts';
import { createProcessReader } from '../process-reader.ts';
import { ProcessStats } from './process-stats.ts';
import { UsageReader } from './read-usage.ts';

async function stateOf(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).at(0);
}

describe.runIf(platform() === 'linux')('UsageReader', () => {
  it('reads what pidusage reads', async () => {
    // Stopped: one that is still being loaded would be larger at the second reading.
    const child = spawn('sh', ['-c', 'kill -STOP $$']);
    await once(child, 'spawn');
    const pid = child.pid ?? -1;
    await vi.waitFor(async () => expect(await stateOf(pid)).toBe('T'), 10_000);
    const byPidusage = (await createProcessReader()([pid]))?.get(pid);
    const stats = new ProcessStats();
    const usage = new UsageReader(stats, readPageBytes() ?? 0).read([pid]).get(pid);
    expect(usage).toMatchObject({ cpuMs: byPidusage?.cpuMs, rssBytes: byPidusage?.rssBytes });
    expect(Math.abs((usage?.ageMs ?? NaN) - (byPidusage?.ageMs ?? NaN))).toBeLessThan(2000);
    child.kill('SIGKILL');
    stats.forgetAll();
  });

  it('leaves out what has ended, and keeps nothing open for it', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const stats = new ProcessStats();
    const reader = new UsageReader(stats, 4096);
    expect(reader.read([child.pid ?? -1]).size).toBe(1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(reader.read([child.pid ?? -1]).size).toBe(0);
    expect(stats.openFiles).toBe(0);
  });

  it('leaves what it read for the next who asks, once', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const pid = child.pid ?? -1;
    const stats = new ProcessStats();
    const ahead = stats.readAhead(pid);
    expect(stats.take(pid)).toBe(ahead);
    expect(stats.take(pid)).not.toBe(ahead);
    stats.readAhead(pid);
    stats.forget(pid);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(stats.take(pid)).toBeNull();
    expect(stats.openFiles).toBe(0);
  });
});
