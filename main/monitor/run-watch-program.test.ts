import { beforeEach, describe, expect, it } from 'vitest';

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

describe('the observation of a followed program', () => {
  it('reads PSS of a followed program in quiet mode too, once a second, while it lives', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start({ quiet: true }), null, { onFound: () => undefined });
    await clock.advance(0);
    await run.markReady();
    system.spawn(WORKER, HOST);
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    for (let tick = 0; tick < 6; tick += 1) await clock.advance(250);
    system.spawn(30, WORKER);
    for (let tick = 0; tick < 4; tick += 1) await clock.advance(250);
    system.end(30);
    system.end(WORKER);
    await clock.advance(250);
    await run.markFinished();
    expect(await run.end()).toMatchObject({ peakPssBytes: 500, peakUssBytes: 250, pssReadings: 3 });
  });

  it('parts the time of a followed program on one core from the rest', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start({ quiet: true }), null, { onFound: () => undefined });
    await clock.advance(0);
    await run.markReady();
    system.spawn(WORKER, HOST);
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    for (const [main, second] of [
      [0, 0],
      [250, 0],
      [250, 0],
      [250, 200],
      [250, 200],
    ] as const) {
      system.run(WORKER, WORKER, main);
      system.run(WORKER, 21, second);
      await clock.advance(250);
    }
    await run.markFinished();
    const { stretches } = await run.end();
    expect(stretches).toMatchObject({ oneCoreMs: 750, restMs: 500 });
    expect(stretches?.restCores).toBeCloseTo(1.8);
  });

  it('parts no time of runs whose workers are known', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start());
    await clock.advance(0);
    await run.markReady();
    for (const usedMs of [250, 250, 450, 450]) {
      system.run(HOST, HOST, 0.5 * usedMs);
      system.run(HOST, 11, 0.5 * usedMs);
      await clock.advance(250);
    }
    await run.markFinished();
    expect((await run.end()).stretches).toBeNull();
  });

  it('does not take what has ended for a reading', async () => {
    system.spawn(HOST);
    const run = rig.watch(rig.start({ quiet: true }), null, { onFound: () => undefined });
    await clock.advance(0);
    await run.markReady();
    system.spawn(WORKER, HOST);
    run.addWorker({ id: 1, kind: 'process', label: '', pid: WORKER, tid: WORKER });
    await clock.advance(250);
    system.end(WORKER);
    for (let tick = 0; tick < 4; tick += 1) await clock.advance(250);
    await run.markFinished();
    expect(await run.end()).toMatchObject({ peakPssBytes: null, pssReadings: 0 });
  });
});
