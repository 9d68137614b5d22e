import { describe, expect, it, vi } from 'vitest';

import type { Runtime } from '../../../contract/runtime.ts';
import { RuntimeSearch } from './runtime-search.ts';

const NODE: Runtime = {
  usable: false,
  id: 'node-1',
  kind: 'node',
  version: null,
  executable: '/usr/bin/node',
  origin: 'path',
  reason: 'It gave no answer.',
};

describe('RuntimeSearch', () => {
  it('knows nothing before the first search has ended', async () => {
    const onFound = vi.fn();
    const search = new RuntimeSearch(() => Promise.resolve([NODE]));
    search.onFound(onFound);
    expect(search.known()).toBeNull();
    await search.refresh();
    expect(search.known()).toEqual([NODE]);
    expect(onFound).toHaveBeenCalledWith([NODE]);
  });

  it('joins a search that is under way, and searches again after it', async () => {
    const find = vi.fn(() => Promise.resolve([NODE]));
    const search = new RuntimeSearch(find);
    await Promise.all([search.refresh(), search.refresh()]);
    expect(find).toHaveBeenCalledOnce();
    await search.refresh();
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('can be tried again after a failure', async () => {
    const find = vi.fn(() => Promise.resolve([NODE])).mockRejectedValueOnce(new Error('no'));
    const search = new RuntimeSearch(find);
    await expect(search.refresh()).rejects.toThrow('no');
    expect(await search.refresh()).toEqual([NODE]);
  });
});
