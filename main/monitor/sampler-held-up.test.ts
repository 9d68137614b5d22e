import { expect, it } from 'vitest';

import { HOST, SamplerRig } from './testing/sampler-rig.ts';

it('leaves a gap where Corelane was held up, and goes on with rates that can be', async () => {
  const rig = new SamplerRig();
  const { clock, system } = rig;
  system.spawn(HOST);
  const run = rig.watch(rig.start());
  await run.markReady();
  await clock.advance(0);
  rig.works(10_000, 5_000);
  system.run(HOST, HOST, 9_000);
  clock.drift(10_000);
  await clock.advance(0);
  expect(rig.batches.map(({ sequence }) => sequence)).toEqual([1, 3]);
  expect(rig.last()).toMatchObject({ elapsedMs: 10_000, coreBusy: [0.5, 0.5] });
  expect(rig.last().run?.total.coresUsed).toBeCloseTo(0.9);

  rig.works(250, 0);
  await clock.advance(250);
  expect(rig.last()).toMatchObject({ sequence: 4, elapsedMs: 250 });
  await run.markFinished();
  expect((await run.end()).heldUpMs).toBe(9_750);
});

it('was not held up where ticks came in time', async () => {
  const rig = new SamplerRig();
  rig.system.spawn(HOST);
  const run = rig.watch(rig.start());
  await rig.clock.advance(2_000);
  expect((await run.end()).heldUpMs).toBe(0);
});

it('was not held up where ticks were to be far apart until a moment ago', async () => {
  const rig = new SamplerRig();
  rig.system.spawn(HOST);
  const sampler = rig.start({ tickMs: 2_000 });
  const run = rig.watch(sampler);
  await rig.clock.advance(1_000);
  sampler.setTickMs(250);
  await rig.clock.advance(1_000);
  expect(rig.batches.map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(rig.last().lengthenedTickMs).toBeUndefined();
  await rig.clock.advance(500);
  expect((await run.end()).heldUpMs).toBe(0);
});
