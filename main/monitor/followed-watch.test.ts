import { beforeEach, describe, expect, it } from 'vitest';

import type { WorkerIdentity } from '../../contract/run.ts';
import type { FakeClock } from './testing/fake-clock.ts';
import type { FakeSystem } from './testing/fake-system.ts';
import { HOST, SamplerRig, WORKER } from './testing/sampler-rig.ts';

let rig: SamplerRig;
let clock: FakeClock;
let system: FakeSystem;

beforeEach(() => {
  rig = new SamplerRig();
  ({ clock, system } = rig);
});

describe('a program that is followed', () => {
  it('knows how what it found spent its time, though it was read no more than twice', async () => {
    system.spawn(HOST);
    system.spawn(WORKER, HOST);
    const found: WorkerIdentity[] = [];
    const follows = { onFound: (worker: WorkerIdentity) => found.push(worker) };
    const run = rig.watch(rig.start(), null, follows);
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    await clock.advance(0);
    await run.markReady();
    system.spawn(30, WORKER);
    await clock.advance(250);
    system.run(30, 30, 100, 50);
    await clock.advance(250);
    system.end(30);
    await clock.advance(250);
    await run.markFinished();
    expect(found.map(({ pid }) => pid)).toEqual([30]);
    const { workers } = await run.end();
    expect(workers.find(({ id }) => id === found[0]?.id)).toMatchObject({
      onCpuMs: 100,
      waitingMs: 50,
      blockedMs: 100,
    });
  });

  it('leaves out what of a wait was before the first reading, where it is booked later', async () => {
    system.spawn(HOST);
    system.spawn(WORKER, HOST);
    const run = rig.watch(rig.start(), null, { onFound: () => undefined });
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    await clock.advance(0);
    await run.markReady();
    // It had waited for a second when it was read first, and got a core at once.
    system.run(WORKER, WORKER, 100, 1000);
    await clock.advance(250);
    await run.markFinished();
    const { workers } = await run.end();
    expect(workers[0]).toMatchObject({ onCpuMs: 100, waitingMs: 150, blockedMs: 0 });
  });

  it('does not count the memory of a launcher to the program that it started', async () => {
    system.spawn(HOST);
    system.spawn(WORKER, HOST);
    const run = rig.watch(rig.start(), null, { onFound: () => undefined });
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    await clock.advance(0);
    await run.markReady();
    await clock.advance(250);
    const program = { rssBytes: 1000, pssBytes: 200, ussBytes: 100, processes: 1 };
    expect(rig.last().run?.total).toMatchObject(program);
    expect(rig.last().run?.host).toMatchObject({ rssBytes: 1000 });
  });

  it('counts the memory of what is watched without a launcher', async () => {
    system.spawn(HOST);
    system.spawn(WORKER, HOST);
    const follows = { onFound: () => undefined, includesHost: true };
    const run = rig.watch(rig.start(), null, follows);
    run.addWorker({ id: 1, kind: 'process', label: '', pid: HOST, tid: HOST });
    await clock.advance(250);
    expect(rig.last().run?.total).toMatchObject({ rssBytes: 2000, processes: 2 });
  });
});
