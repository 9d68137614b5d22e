import { beforeEach, describe, expect, it, vi } from 'vitest';

import { fakeBridge } from '../../dev/fake-bridge.ts';
import { idleSnapshot } from '../../dev/fixtures.ts';
import { runtimeOf } from '../../dev/runtimes.ts';
import { readScene } from '../../dev/scene.ts';
import { SettingsStore } from '../../stores/settings-store.ts';
import { draftFromSettings, withOptionText, withParameterText } from './launch-draft.ts';
import { LaunchStore } from './launch-store.ts';

const facts = idleSnapshot(readScene(new URLSearchParams()));
const { catalogue, settings } = facts;

function setUp() {
  const remembered = new SettingsStore(fakeBridge().bridge, settings, () => undefined);
  const store = new LaunchStore(facts, remembered);
  return { store, launch: () => remembered.settings.get().launch, remembered };
}

describe('LaunchStore', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('remembers what is valid', () => {
    const { store, launch } = setUp();
    store.change({ workersText: '16', strategy: 'threads', timeLimitText: '90' });
    store.change(withParameterText(store.draft.get(), 'tasks', '12'));
    expect(launch()).toMatchObject({ workers: 16, strategy: 'threads', timeLimitS: 90 });
    expect(launch().parameters.primes).toMatchObject({ tasks: 12, size: 80_000 });
  });

  it('keeps the last valid value while something else is typed', () => {
    const { store, launch } = setUp();
    store.change({ workersText: '', strategy: 'sequential' });
    store.change(withParameterText(store.draft.get(), 'tasks', '0'));
    expect(store.draft.get().workersText).toBe('');
    expect(launch().workers).toBe(4);
    expect(launch().parameters.primes).toMatchObject({ tasks: 48 });
  });

  it('comes back as it was left', () => {
    const { store, launch } = setUp();
    store.change(withParameterText(store.draft.get(), 'size', '1234'));
    store.change({ workload: 'http-get' });
    expect(draftFromSettings(launch(), catalogue)).toEqual(store.draft.get());
  });

  it('remembers options of strategies that are not chosen, and cores', () => {
    const { store, launch } = setUp();
    store.change(withOptionText(store.draft.get(), 'startMethod', 'spawn'));
    store.change(withOptionText(store.draft.get(), 'chunk', '8'));
    store.change({ strategy: 'async', cores: { choice: 'list', countText: '1', list: [1] } });
    store.change(withOptionText(store.draft.get(), 'taskTimeLimitMs', '500'));
    expect(launch().options).toEqual({ startMethod: 'spawn', chunk: 8, taskTimeLimitMs: 500 });
    expect(launch().cores).toEqual({ choice: 'list', cores: [1] });
    expect(draftFromSettings(launch(), catalogue)).toMatchObject({
      optionTexts: { startMethod: 'spawn', chunk: '8', taskTimeLimitMs: '500' },
      cores: { choice: 'list', list: [1] },
    });
  });

  it('keeps the last valid option, and forgets one that was cleared', () => {
    const { store, launch } = setUp();
    store.change(withOptionText(store.draft.get(), 'chunk', '8'));
    store.change(withOptionText(store.draft.get(), 'chunk', '0'));
    expect(launch().options).toEqual({ chunk: 8 });
    store.change(withOptionText(store.draft.get(), 'chunk', ''));
    expect(launch().options).toEqual({});
  });

  it('forgets a folder that was cleared', () => {
    const { store, launch } = setUp();
    store.change({ workload: 'files-sha256' });
    store.change(withParameterText(store.draft.get(), 'folder', '/data'));
    expect(launch().parameters['files-sha256']).toMatchObject({ folder: '/data' });
    store.change(withParameterText(store.draft.get(), 'folder', ''));
    expect(launch().parameters['files-sha256']).not.toHaveProperty('folder');
  });

  it('makes a chosen runtime the default of its kind', () => {
    const { store, remembered } = setUp();
    store.chooseRuntime(runtimeOf('node'));
    expect(store.draft.get().runtimeId).toBe('n20');
    expect(remembered.settings.get().defaultRuntimes).toEqual({
      node: 'n20',
      python: null,
      other: null,
    });
  });
});
