import { beforeEach, describe, expect, it } from 'vitest';

import type { WorkerIdentity } from '../../contract/run.ts';
import { MAX_FOUND_WORKERS } from './followed-tree.ts';
import type { FakeClock } from './testing/fake-clock.ts';
import type { FakeSystem } from './testing/fake-system.ts';
import { HOST, SamplerRig } from './testing/sampler-rig.ts';
import type { RunWatch } from './watch.ts';

const ROOT = 100;

let rig: SamplerRig;
let clock: FakeClock;
let system: FakeSystem;
let found: WorkerIdentity[];
let run: RunWatch;

beforeEach(() => {
  rig = new SamplerRig();
  ({ clock, system } = rig);
  found = [];
  system.spawn(HOST);
  run = rig.watch(rig.start(), null, { onFound: (worker) => found.push(worker) });
});

function startRoot(): void {
  system.spawn(ROOT, HOST);
  run.addWorker({ id: 1, kind: 'process', label: 'make', pid: ROOT, tid: null });
}

describe('a followed program', () => {
  it('gives rows to what lives long enough', async () => {
    await clock.advance(0);
    startRoot();
    await clock.advance(250);
    system.spawn(101, ROOT);
    system.run(101, 102, 0);
    system.threadNames.set(101, 'cc1').set(102, 'helper');
    await clock.advance(250);
    expect(found).toEqual([]);
    await clock.advance(250);
    expect(found).toEqual([
      { id: 2, kind: 'process', label: 'cc1 101', pid: 101, tid: 101 },
      { id: 3, kind: 'thread', label: 'helper 101/102', pid: 101, tid: 102 },
    ]);
    system.run(ROOT, ROOT, 25);
    system.run(101, 101, 100);
    system.run(101, 102, 50);
    await clock.advance(250);
    const sample = rig.last().run;
    expect(sample?.workers.map(({ id, coresUsed }) => [id, coresUsed])).toEqual([
      [1, 0.1],
      [2, 0.4],
      [3, 0.2],
    ]);
    expect(sample?.total.coresUsed).toBeCloseTo(0.7);
  });

  it('finds nothing before the host has announced the program', async () => {
    system.spawn(50, HOST);
    for (let tick = 0; tick < 4; tick += 1) await clock.advance(250);
    expect(found).toEqual([]);
  });

  it('tells of a new name', async () => {
    startRoot();
    system.spawn(101, ROOT);
    system.threadNames.set(101, 'sh');
    await clock.advance(0);
    await clock.advance(250);
    system.threadNames.set(101, 'python3');
    for (let tick = 0; tick < 10; tick += 1) await clock.advance(250);
    expect(found.map(({ id, label }) => [id, label])).toEqual([
      [2, 'sh 101'],
      [2, 'python3 101'],
    ]);
  });

  it('counts what came and went between two readings, once', async () => {
    startRoot();
    await clock.advance(0);
    await run.markReady();
    for (let pid = 200; pid < 220; pid += 1) {
      system.spawn(pid, ROOT);
      system.run(pid, pid, 10);
      system.end(pid);
    }
    await clock.advance(250);
    expect(rig.last().run?.total.coresUsed).toBeCloseTo(0.8);
    expect(rig.last().run?.runtimeThreads.coresUsed).toBeCloseTo(0.8);
    await clock.advance(250);
    expect(rig.last().run?.total.coresUsed).toBeCloseTo(0);
    await run.markFinished();
    expect((await run.end()).processCpuMs).toBeCloseTo(200);
  });

  it('counts only the end of a child that was seen before', async () => {
    startRoot();
    system.spawn(101, ROOT);
    await clock.advance(0);
    await run.markReady();
    system.run(101, 101, 200);
    await clock.advance(250);
    system.run(101, 101, 30);
    system.end(101);
    await clock.advance(250);
    expect(rig.last().run?.total.coresUsed).toBeCloseTo(30 / 250);
    await run.markFinished();
    expect((await run.end()).processCpuMs).toBeCloseTo(230);
  });

  it('leaves out what the host did before the work', async () => {
    system.spawn(50, HOST);
    system.run(50, 50, 500);
    system.end(50);
    await clock.advance(0);
    await run.markReady();
    startRoot();
    await clock.advance(250);
    system.run(ROOT, ROOT, 100);
    await clock.advance(250);
    system.end(ROOT);
    await run.markFinished();
    expect((await run.end()).processCpuMs).toBeCloseTo(100);
  });

  it('has no more rows than anybody can read', async () => {
    startRoot();
    for (let pid = 1000; pid < 1600; pid += 1) system.spawn(pid, ROOT);
    await clock.advance(0);
    await clock.advance(250);
    expect(found).toHaveLength(MAX_FOUND_WORKERS);
    system.run(1599, 1599, 100);
    await clock.advance(250);
    expect(rig.last().run?.runtimeThreads.coresUsed).toBeCloseTo(0.4);
  });

  it('tells the time of a worker from its first to its last reading', async () => {
    await clock.advance(0);
    await run.markReady();
    startRoot();
    await clock.advance(250);
    system.run(ROOT, ROOT, 150, 50);
    await clock.advance(250);
    system.end(ROOT);
    await clock.advance(100);
    await run.markFinished();
    const { workers } = await run.end();
    expect(workers).toMatchObject([{ id: 1, onCpuMs: 150, waitingMs: 50, blockedMs: 50 }]);
  });
});
