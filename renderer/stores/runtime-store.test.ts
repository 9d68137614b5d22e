import { describe, expect, it } from 'vitest';

import { err, ok } from '../../contract/result.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { RuntimeStore } from './runtime-store.ts';

describe('RuntimeStore', () => {
  it('is searching until main has found something', () => {
    const store = new RuntimeStore(fakeBridge().bridge, null);
    expect(store.view.get()).toMatchObject({ runtimes: null, isSearching: true });
    store.accept([]);
    expect(store.view.get()).toMatchObject({ runtimes: [], isSearching: false });
  });

  it('searches once at a time', async () => {
    const { bridge, asked } = fakeBridge({ 'runtimes:refresh': ok([]) });
    const store = new RuntimeStore(bridge, []);
    await Promise.all([store.refresh(), store.refresh()]);
    expect(asked).toHaveLength(1);
  });

  it('keeps the old list when the search fails, and says why', async () => {
    const failure = err('search-failed', 'The search did not end.');
    const store = new RuntimeStore(fakeBridge({ 'runtimes:refresh': failure }).bridge, []);
    await store.refresh();
    expect(store.view.get()).toEqual({ runtimes: [], isSearching: false, error: failure.error });
  });
});
