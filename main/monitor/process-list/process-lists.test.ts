import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { userInfo } from 'node:os';

import { afterEach, describe, expect, it } from 'vitest';

import { LinuxProcessList } from './linux-process-list.ts';
import { PsProcessList } from './ps-process-list.ts';

let child: ChildProcess | null = null;
afterEach(() => void child?.kill('SIGKILL'));

async function startSleeper(): Promise<number> {
  child = spawn('sleep', ['60.25']);
  await once(child, 'spawn');
  return child.pid ?? -1;
}

describe.runIf(process.platform === 'linux')('LinuxProcessList', () => {
  it('finds a process with all that can be told of it, and itself', async () => {
    const pid = await startSleeper();
    const list = new LinuxProcessList(() => 5);
    const found = (await list.read()).find(({ facts }) => facts.pid === pid);
    expect(found?.facts).toMatchObject({
      name: 'sleep',
      command: ['sleep', '60.25'],
      user: userInfo().username,
      isKernelThread: false,
      hidesIo: false,
    });
    expect(Math.abs((found?.facts.startedAtMs ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(found?.counters).toMatchObject({ atMs: 5, parentPid: process.pid, threads: 1 });
    expect(found?.counters.rssBytes).toBeGreaterThan(0);
    list.release();
  });

  it('keeps what has not changed, and forgets what has ended', async () => {
    const pid = await startSleeper();
    const list = new LinuxProcessList(() => 0);
    const factsOf = async () => (await list.read()).find(({ facts }) => facts.pid === pid)?.facts;
    const first = await factsOf();
    expect(first).toBeDefined();
    for (let pass = 0; pass < 20; pass += 1) expect(await factsOf()).toBe(first);
    child?.kill('SIGKILL');
    if (child !== null) await once(child, 'exit');
    expect(await factsOf()).toBeUndefined();
    list.release();
  });
});

describe.runIf(process.platform !== 'win32')('PsProcessList', () => {
  it('finds a process by ps', async () => {
    const pid = await startSleeper();
    const found = (await new PsProcessList(() => 5).read()).find(({ facts }) => facts.pid === pid);
    expect(found).toMatchObject({
      facts: { name: 'sleep', command: ['sleep 60.25'] },
      counters: { parentPid: process.pid },
    });
  });
});
