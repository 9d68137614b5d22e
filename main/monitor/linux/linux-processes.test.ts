import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { KeptFiles } from './kept-files.ts';
import { LinuxProcesses } from './linux-processes.ts';
import { readChildrenByParent } from './parent-scan.ts';

async function startSleeper() {
  const child = spawn('sleep', ['60']);
  await once(child, 'spawn');
  return { child, pid: child.pid ?? -1 };
}

describe.runIf(platform() === 'linux')('LinuxProcesses', () => {
  it('reads the threads of a process, the main thread first', () => {
    const processes = new LinuxProcesses({ nowMs: () => 5 });
    const reading = processes.readThreads(process.pid);
    expect(reading.outcome === 'read' && reading.threads[0]).toMatchObject({
      tid: process.pid,
      atMs: 5,
    });
    expect(reading.outcome === 'read' && reading.threads.length).toBeGreaterThan(1);
    processes.forget(process.pid);
  });

  it('finds children by either way', async () => {
    const { child, pid } = await startSleeper();
    const processes = new LinuxProcesses({ nowMs: () => 0 });
    processes.readThreads(process.pid);
    expect(processes.readChildren([process.pid]).get(process.pid)).toContain(pid);
    expect(readChildrenByParent().get(process.pid)).toContain(pid);
    processes.forget(process.pid);
    child.kill('SIGKILL');
  });

  it('looks for news only after a fork', async () => {
    let forks = 1;
    const processes = new LinuxProcesses({ nowMs: () => 0, forksSoFar: () => forks });
    const children = () => processes.readChildren([process.pid]).get(process.pid);
    processes.readThreads(process.pid);
    children();
    const { child, pid } = await startSleeper();
    expect(children()).not.toContain(pid);
    forks = 2;
    expect(children()).toContain(pid);
    processes.forget(process.pid);
    child.kill('SIGKILL');
  });

  it('reads the state of a thread', async () => {
    const { child, pid } = await startSleeper();
    const processes = new LinuxProcesses({ nowMs: () => 0 });
    expect(processes.readStatus(pid, pid)?.voluntarySwitches).toBeGreaterThanOrEqual(0);
    processes.forget(pid);
    child.kill('SIGKILL');
  });

  it('knows that a process has ended, and keeps nothing open for it', async () => {
    const { child, pid } = await startSleeper();
    const processes = new LinuxProcesses({ nowMs: () => 0 });
    expect(processes.readThreads(pid).outcome).toBe('read');
    processes.readStatus(pid, pid);
    processes.readChildren([pid]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(processes.readThreads(pid).outcome).toBe('gone');
    expect(processes.readStatus(pid, pid)).toBeNull();
    expect(processes.openFiles).toBe(0);
  });
});

describe.runIf(platform() === 'linux')('KeptFiles', () => {
  it('tells gone from unreadable', () => {
    const files = new KeptFiles();
    expect(files.read('/proc/0/stat')).toEqual({ outcome: 'gone' });
    expect(files.read('/proc')).toEqual({ outcome: 'unreadable' });
    expect(files.openFiles).toBe(0);
  });

  it('reads files longer than its buffer whole', () => {
    const files = new KeptFiles();
    const read = files.read('/proc/self/maps');
    expect(read.outcome === 'read' && read.text.length).toBeGreaterThan(8192);
    expect(read.outcome === 'read' && read.text.endsWith('\n')).toBe(true);
    files.forget('/proc/self/maps');
    expect(files.openFiles).toBe(0);
  });
});
