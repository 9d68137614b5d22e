import { beforeEach, describe, expect, it, vi } from 'vitest';

import { err, type Failure } from '../../contract/result.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { idleSnapshot } from '../dev/fixtures.ts';
import { readScene } from '../dev/scene.ts';
import { SettingsStore } from './settings-store.ts';

const { settings } = idleSnapshot(readScene(new URLSearchParams()));

describe('SettingsStore', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('holds a change at once and saves a series of them together', async () => {
    const { bridge, asked } = fakeBridge();
    const store = new SettingsStore(bridge, settings, () => undefined);
    store.update({ theme: 'dark' });
    store.update({ tickMs: 500 });
    store.update({ tickMs: 1000 });
    expect(store.settings.get()).toMatchObject({ theme: 'dark', tickMs: 1000 });
    expect(asked).toEqual([]);
    await vi.runAllTimersAsync();
    expect(asked).toEqual([{ name: 'settings:update', argument: { theme: 'dark', tickMs: 1000 } }]);
  });

  it('saves what is pending when the page goes, and then nothing more', async () => {
    const { bridge, asked } = fakeBridge();
    const store = new SettingsStore(bridge, settings, () => undefined);
    store.update({ theme: 'light' });
    await store.save();
    await vi.runAllTimersAsync();
    expect(asked).toHaveLength(1);
  });

  it('tells when settings could not be saved', async () => {
    const failure = err('disk-full', 'The settings could not be written.');
    const problems: Failure[] = [];
    const { bridge } = fakeBridge({ 'settings:update': failure });
    const store = new SettingsStore(bridge, settings, (problem) => problems.push(problem));
    store.update({ theme: 'light' });
    await vi.runAllTimersAsync();
    expect(problems).toEqual([failure.error]);
  });
});
