import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { platform } from 'node:os';
import { Worker } from 'node:worker_threads';

import { describe, expect, it } from 'vitest';

import type { ThreadsReading } from '../process-source.ts';
import { parseProcessStat, type ProcessStat } from './process-stat.ts';
import { ProcessThreads } from './process-threads.ts';

const statOf = (pid: number) => parseProcessStat(readFileSync(`/proc/${pid}/stat`));

const tidsOf = (reading: ThreadsReading) =>
  reading.outcome === 'read' ? reading.threads.map(({ tid }) => tid).sort((a, b) => a - b) : [];

const listed = (pid: number) =>
  readdirSync(`/proc/${pid}/task`)
    .map(Number)
    .sort((a, b) => a - b);

async function startWorker() {
  const script = 'require("node:worker_threads").parentPort.on("message", () => undefined)';
  const worker = new Worker(script, { eval: true });
  await once(worker, 'online');
  return worker;
}

/** Says how many threads there are, which is less than there are. */
const pretending = (threads: number) => (): ProcessStat | null => {
  const stat = statOf(process.pid);
  return stat === null ? null : { ...stat, threads };
};

describe.runIf(platform() === 'linux')('ProcessThreads', () => {
  it('finds threads that begin and that end, one for the other too', async () => {
    const threads = new ProcessThreads(process.pid, () => 0);
    const read = () => tidsOf(threads.read(() => statOf(process.pid)));
    expect(read()).toEqual(listed(process.pid));
    const first = await startWorker();
    const withFirst = read();
    expect(withFirst).toEqual(listed(process.pid));
    const [second] = await Promise.all([startWorker(), first.terminate()]);
    expect(read()).toEqual(listed(process.pid));
    expect(read()).not.toEqual(withFirst);
    await second.terminate();
    expect(read()).toEqual(listed(process.pid));
    threads.close();
    expect(threads.openFiles).toBe(0);
  });

  it('does not list the threads again while there are as many', async () => {
    const threads = new ProcessThreads(process.pid, () => 0);
    const before = listed(process.pid);
    expect(tidsOf(threads.read(() => statOf(process.pid)))).toEqual(before);
    const worker = await startWorker();
    expect(tidsOf(threads.read(pretending(before.length)))).toEqual(before);
    expect(tidsOf(threads.read(pretending(1)))).toEqual([process.pid]);
    expect(tidsOf(threads.read(() => statOf(process.pid)))).toEqual(listed(process.pid));
    await worker.terminate();
    threads.close();
  });

  it('lists them where the number is not known', () => {
    const threads = new ProcessThreads(process.pid, () => 0);
    expect(tidsOf(threads.read(() => null))).toEqual(listed(process.pid));
    threads.close();
  });

  it('is not misled by a thread that something was asked of and that is none', () => {
    const threads = new ProcessThreads(process.pid, () => 0);
    threads.filesOf(1).readStatus();
    for (let reading = 0; reading < 3; reading += 1) {
      expect(tidsOf(threads.read(() => statOf(process.pid)))).toEqual(listed(process.pid));
    }
    threads.close();
  });

  it('follows a process into another program', async () => {
    const child = spawn('/bin/sh', ['-c', 'read line; exec sleep 60']);
    await once(child, 'spawn');
    const pid = child.pid ?? -1;
    const threads = new ProcessThreads(pid, () => 0);
    const read = () => threads.read(() => statOf(pid));
    expect(tidsOf(read())).toEqual([pid]);
    child.stdin.end('\n');
    await expect.poll(() => readFileSync(`/proc/${pid}/comm`, 'latin1')).toBe('sleep\n');
    expect(tidsOf(read())).toEqual([pid]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(read().outcome).toBe('gone');
    threads.close();
  });
});
