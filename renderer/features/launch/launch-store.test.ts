import { beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeBridge } from '../../dev/fake-bridge.ts';
import { idleSnapshot, runtimeOf } from '../../dev/fixtures.ts';
import { readScene } from '../../dev/scene.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { draftFromSettings, withParameterText } from './launch-draft.ts';
import { LaunchStore } from './launch-store.ts';

const { catalogue, settings } = idleSnapshot(readScene(new URLSearchParams()));

function setUp() {
  const remembered = new SettingsStore(fakeBridge().bridge, settings, () => undefined);
  const store = new LaunchStore(catalogue, remembered);
  return { store, launch: () => remembered.settings.get().launch, remembered };
}

describe('LaunchStore', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('remembers what is valid', () => {
    const { store, launch } = setUp();
    store.change({ workersText: '16', strategy: 'threads', timeLimitText: '90' });
    store.change(withParameterText(store.draft.get(), 'tasks', '12'));
    expect(launch()).toMatchObject({ workers: 16, strategy: 'threads', timeLimitS: 90 });
    expect(launch().parameters.primes).toMatchObject({ tasks: 12, size: 200_000 });
  });

  it('keeps the last valid value while something else is typed', () => {
    const { store, launch } = setUp();
    store.change({ workersText: '', strategy: 'sequential' });
    store.change(withParameterText(store.draft.get(), 'tasks', '0'));
    expect(store.draft.get().workersText).toBe('');
    expect(launch().workers).toBe(4);
    expect(launch().parameters.primes).toMatchObject({ tasks: 400 });
  });

  it('comes back as it was left', () => {
    const { store, launch } = setUp();
    store.change(withParameterText(store.draft.get(), 'size', '1234'));
    store.change({ workload: 'http-get' });
    expect(draftFromSettings(launch(), catalogue)).toEqual(store.draft.get());
  });

  it('makes a chosen runtime the default of its kind', () => {
    const { store, remembered } = setUp();
    store.chooseRuntime(runtimeOf('node'));
    expect(store.draft.get().runtimeId).toBe('n20');
    expect(remembered.settings.get().defaultRuntimes).toEqual({ node: 'n20', python: null });
  });
});
