import { describe, expect, it, vi } from 'vitest';

import { err, ok, type Result } from '../../../../contract/result.ts';
import { fakeBridge } from '../../../dev/fake-bridge.ts';
import { idleSnapshot } from '../../../dev/fixtures.ts';
import { runtimeOf } from '../../../dev/runtimes.ts';
import { readScene } from '../../../dev/scene.ts';
import { SettingsStore } from '../../../stores/settings-store.ts';
import { withParameterText } from '../launch-draft.ts';
import { LaunchStore } from '../launch-store.ts';
import { presetOf, PresetStore } from './preset-store.ts';

const facts = idleSnapshot(readScene(new URLSearchParams()));
const [primes] = facts.catalogue.workloads;
if (primes === undefined) throw new Error('The catalogue is empty');
const python = runtimeOf('python');
const values = { tasks: 32, size: 1000, sizes: 'uniform' };

function setUp(answer: Result<unknown> = ok({ ...values, tasks: 26 })) {
  vi.useFakeTimers();
  const { bridge, asked } = fakeBridge({ 'preset:parameters': answer });
  const launch = new LaunchStore(facts, new SettingsStore(bridge, facts.settings, () => undefined));
  const presets = new PresetStore(bridge, launch);
  const current = () => presetOf(presets.view.get(), launch.draft.get(), python);
  const tasks = () => launch.draft.get().parameterTexts.primes?.['tasks'];
  return { asked, launch, presets, current, tasks };
}

describe('PresetStore', () => {
  it('says that it measures, then fills in the parameter of the preset alone', async () => {
    const { asked, launch, presets, current, tasks } = setUp();
    const applying = presets.apply('quick', primes, python, values);
    expect(presets.view.get().measuring).toBe('quick');
    await applying;
    expect(presets.view.get().measuring).toBeNull();
    expect(tasks()).toBe('26');
    expect(launch.draft.get().parameterTexts.primes?.['size']).toBe('80000');
    expect(current()).toBe('quick');
    expect(asked[0]).toEqual({
      name: 'preset:parameters',
      argument: {
        workload: 'primes',
        runtimeId: 'p312',
        preset: 'quick',
        strategy: launch.draft.get().strategy,
        parameters: values,
      },
    });
  });

  it('is left by changing a parameter, and found again by changing it back', async () => {
    const { launch, presets, current } = setUp();
    await presets.apply('long', primes, python, values);
    launch.change(withParameterText(launch.draft.get(), 'size', '7'));
    expect(current()).toBeNull();
    launch.change(withParameterText(launch.draft.get(), 'size', '80000'));
    expect(current()).toBe('long');
    expect(presetOf(presets.view.get(), launch.draft.get(), runtimeOf('node'))).toBeNull();
  });

  it('puts back what stood there before', async () => {
    const { launch, presets, current, tasks } = setUp();
    launch.change(withParameterText(launch.draft.get(), 'tasks', '99'));
    await presets.apply('quick', primes, python, values);
    presets.undo('tasks');
    expect(tasks()).toBe('99');
    expect(current()).toBeNull();
  });

  it('tells why it could not measure, and leaves the panel as it was', async () => {
    const failure = err('cancelled', 'The measurement was stopped.');
    const { presets, tasks } = setUp(failure);
    await presets.apply('quick', primes, python, values);
    expect(presets.view.get()).toMatchObject({ measuring: null, error: failure.error });
    expect(tasks()).toBe('48');
  });

  it('fills in nothing when another workload was chosen meanwhile', async () => {
    const { launch, presets, current, tasks } = setUp();
    const applying = presets.apply('quick', primes, python, values);
    launch.change({ workload: 'sort' });
    await applying;
    expect(tasks()).toBe('48');
    expect(current()).toBeNull();
  });

  it('is given up by stopping', async () => {
    const { asked, presets } = setUp();
    const applying = presets.apply('quick', primes, python, values);
    await presets.cancel();
    expect(asked.map(({ name }) => name)).toContain('run:stop');
    await applying;
    expect(await presets.cancel()).toBeNull();
    expect(asked.filter(({ name }) => name === 'run:stop')).toHaveLength(1);
  });
});
