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

  it('lists an added runtime, in place of an older one at the same path', async () => {
    const search = new RuntimeSearch(() => Promise.resolve([NODE]));
    const onFound = vi.fn();
    await search.refresh();
    search.onFound(onFound);
    const host: Runtime = {
      ...NODE,
      id: 'host-1',
      kind: 'other',
      executable: '/h',
      origin: 'user',
    };
    await search.add([host]);
    expect(onFound).toHaveBeenLastCalledWith([NODE, host]);
    const rebuilt: Runtime = { ...host, id: 'host-2' };
    await search.add([rebuilt]);
    expect(search.known()).toEqual([NODE, rebuilt]);
  });

  it('searches before it adds to nothing', async () => {
    const search = new RuntimeSearch(() => Promise.resolve([NODE]));
    await search.add([{ ...NODE, id: 'node-2', executable: '/opt/node' }]);
    expect(
      search
        .known()
        ?.map(({ id }) => id)
        .toSorted(),
    ).toEqual(['node-1', 'node-2']);
  });
});
