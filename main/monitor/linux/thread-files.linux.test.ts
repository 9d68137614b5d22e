import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

import { describe, expect, it } from 'vitest';

import { ThreadFiles } from './thread-files.ts';
import { parseThreadStatus } from './thread-status.ts';

/** Awake for a moment now and then, asleep between, and at last for good. */
const NAPPER = 'for i in 1 2 3 4 5 6; do sleep 0.15; done; exec sleep 60';

async function start(command: readonly [string, ...string[]]) {
  const [program, ...args] = command;
  const child = spawn(program, args);
  await once(child, 'spawn');
  return { child, pid: child.pid ?? -1 };
}

function readWhole(pid: number) {
  return parseThreadStatus(readFileSync(`/proc/${pid}/task/${pid}/status`, 'latin1'));
}

describe.runIf(platform() === 'linux')('ThreadFiles', () => {
  it('tells the state and the switches that the whole status tells', async () => {
    const { child, pid } = await start(['/bin/sh', '-c', NAPPER]);
    const files = new ThreadFiles(pid, pid);
    let compared = 0;
    for (let tick = 0; tick < 60; tick += 1) {
      const before = readWhole(pid);
      files.readSchedstat();
      const told = files.readStatus();
      // What changed while it was read tells nothing of either.
      if (JSON.stringify(before) === JSON.stringify(readWhole(pid))) {
        expect(told).toEqual(before);
        compared += 1;
      }
      await delay(20);
    }
    expect(compared).toBeGreaterThan(30);
    files.close();
    child.kill('SIGKILL');
  });

  it('reads the state anew of a thread that has not run since', async () => {
    const { child, pid } = await start(['sleep', '60']);
    const files = new ThreadFiles(pid, pid);
    const read = () => {
      files.readSchedstat();
      return files.readStatus()?.state;
    };
    await delay(50);
    expect([read(), read(), read()]).toEqual(['S', 'S', 'S']);
    // Three descriptors: the third reading was by `stat`.
    expect(files.openFiles).toBe(3);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(read()).toBeUndefined();
    expect(files.openFiles).toBe(0);
  });

  it('reads the whole status where no time was read before', async () => {
    const { child, pid } = await start(['sleep', '60']);
    const files = new ThreadFiles(pid, pid);
    for (let reading = 0; reading < 4; reading += 1) files.readStatus();
    expect(files.openFiles).toBe(1);
    files.close();
    child.kill('SIGKILL');
  });

  it('takes the state that was noted with the time, once', async () => {
    const { child, pid } = await start(['sleep', '60']);
    const files = new ThreadFiles(pid, pid);
    const read = (state: string | null) => {
      files.readSchedstat();
      files.noteState(state);
      return files.readStatus()?.state;
    };
    await delay(50);
    // The first two are of the whole status: what is noted is for a thread at rest.
    expect([read('R'), read('R'), read('R'), read(null)]).toEqual(['S', 'S', 'R', 'S']);
    files.noteState('R');
    files.readSchedstat();
    expect(files.readStatus()?.state).toBe('S');
    files.close();
    child.kill('SIGKILL');
  });
});
