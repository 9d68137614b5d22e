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

  describe('that tells of workers of its own', () => {
    const thread = (pid: number, tid: number | null, label = 'worker') =>
      ({ id: 0, kind: 'thread', label, pid, tid }) as const;
    const ids = () => rig.last().run?.workers.map(({ id }) => id);

    it('has one row for each, whether it was found before it was told of', async () => {
      startRoot();
      system.run(ROOT, 101, 0);
      await clock.advance(0);
      await clock.advance(250);
      expect(found.map(({ id, label }) => [id, label])).toEqual([[2, 'thread 100/101']]);
      expect(run.tell(thread(ROOT, 101, 'first'))).toMatchObject({
        id: 2,
        label: 'first',
        tid: 101,
      });
      expect(found.at(-1)).toMatchObject({ id: 2, label: 'first' });
      for (let tick = 0; tick < 10; tick += 1) await clock.advance(250);
      expect(found.at(-1)).toMatchObject({ id: 2, label: 'first' });
      expect(ids()).toEqual([1, 2]);
    });

    it('or told of before it was found', async () => {
      startRoot();
      await clock.advance(0);
      expect(run.tell({ ...thread(ROOT, 101, 'early'), kind: 'event-loop' })).toMatchObject({
        id: 2,
      });
      expect(run.tell(thread(ROOT, 101, 'early'))).toMatchObject({ id: 2 });
      system.run(ROOT, 101, 100);
      await clock.advance(250);
      system.run(ROOT, 101, 100);
      await clock.advance(250);
      expect(found).toEqual([{ id: 2, kind: 'thread', label: 'early', pid: ROOT, tid: 101 }]);
      expect(rig.last().run?.workers).toMatchObject([{ id: 1 }, { id: 2, coresUsed: 0.4 }]);
    });

    it('or told of when it had ended', async () => {
      startRoot();
      system.spawn(101, ROOT);
      await clock.advance(0);
      await clock.advance(250);
      system.end(101);
      await clock.advance(250);
      const late = { ...thread(101, null, 'late'), kind: 'process' } as const;
      expect(run.tell(late)).toMatchObject({ id: 2, label: 'late', kind: 'process' });
    });

    it('and the program itself is its first row', () => {
      startRoot();
      expect(run.tell(thread(ROOT, ROOT))).toMatchObject({ id: 1, label: 'make', kind: 'process' });
    });

    it('reads nothing of what is none of its own, or can’t be found', async () => {
      startRoot();
      system.spawn(900);
      await clock.advance(0);
      expect(run.tell(thread(900, 900))).toMatchObject({ id: 2, pid: 900 });
      expect(run.tell(thread(ROOT, null))).toMatchObject({ id: 3 });
      expect(run.tell(thread(ROOT, null))).toMatchObject({ id: 4 });
      system.run(900, 900, 250);
      for (let tick = 0; tick < 4; tick += 1) await clock.advance(250);
      expect(ids()).toEqual([1]);
      expect(rig.last().run?.total).toMatchObject({ coresUsed: 0 });
      expect(found).toEqual([]);
    });
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
