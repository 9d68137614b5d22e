import { afterEach, describe, expect, test } from 'vitest';

import type { PresetRequest } from '../../contract/ipc.ts';
import type { RunResult } from '../../contract/run.ts';
import type { FakeSampler } from './fixtures/fake-sampler.ts';
import { createTestLab, nodeRuntime, requestFor } from './fixtures/test-lab.ts';
import type { Lab, Reservation, StartOptions } from './lab.ts';

const node = nodeRuntime();
const request = requestFor(node, { strategy: 'sequential', workers: 1 });
const REASON = 'An experiment is running: stop it, or wait until it has ended.';

let lab: Lab;
let sampler: FakeSampler;

function open(): void {
  ({ lab, sampler } = createTestLab([node]));
}

afterEach(() => lab.close());

function reserve(): Reservation {
  const reserved = lab.reserve(REASON);
  if (!reserved.ok) throw new Error(reserved.error.message);
  return reserved.value;
}

async function run(options?: StartOptions): Promise<RunResult> {
  const started = await lab.start(request, options);
  if (!started.ok) throw new Error(started.error.message);
  return lab.waitForEnd(started.value.runId);
}

describe('a reserved lab', () => {
  test('starts the runs of its holder alone, and tells others why', async () => {
    open();
    const reservation = reserve();
    const refused = { ok: false, error: { code: 'busy', message: REASON } };
    expect(await lab.start(request)).toEqual(refused);
    expect(lab.reserve('Another one is running.')).toEqual(refused);
    expect((await run({ reservation })).state).toBe('completed');
    expect(await lab.start(request)).toEqual(refused);
    reservation.release();
    expect((await run()).state).toBe('completed');
  });

  test('measures no presets', async () => {
    open();
    reserve();
    const preset: PresetRequest = {
      workload: 'sleep',
      runtimeId: node.id,
      preset: 'quick',
      // Values that no other test measures, so that nothing is remembered of them.
      parameters: { tasks: 3, size: 17, sizes: 'heavy-tailed' },
    };
    expect(await lab.presetParameters(preset)).toMatchObject({ error: { message: REASON } });
    expect(sampler.calls).toEqual([]);
  });

  test('can’t be had while a run is under way', async () => {
    open();
    const started = await lab.start(request);
    if (!started.ok) throw new Error(started.error.message);
    expect(lab.reserve(REASON)).toMatchObject({ ok: false, error: { code: 'busy' } });
    await lab.waitForEnd(started.value.runId);
    expect(lab.reserve(REASON)).toMatchObject({ ok: true });
  });

  test('is not freed by an old reservation, which starts nothing any more', async () => {
    open();
    const old = reserve();
    old.release();
    expect(await lab.start(request, { reservation: old })).toMatchObject({
      ok: false,
      error: { code: 'busy' },
    });
    reserve();
    old.release();
    expect(await lab.start(request)).toMatchObject({ error: { message: REASON } });
  });
});

test('a quiet run is quiet from its start to its end, in the sampler too', async () => {
  open();
  const seen: [string, boolean][] = [];
  lab.onState(({ state }) => seen.push([state, lab.isQuiet()]));
  await run({ quiet: true });
  const states = Object.fromEntries(seen);
  expect(states).toEqual({ starting: true, running: true, completed: false });
  await run();
  expect(lab.isQuiet()).toBe(false);
  const calls = sampler.calls.filter((call) => /setQuiet|watchRun/.test(call));
  expect(calls).toEqual(['setQuiet true', 'watchRun', 'setQuiet false', 'watchRun']);
});
