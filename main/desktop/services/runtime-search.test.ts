import { describe, expect, it, vi } from 'vitest';

import type { Runtime } from '../../../contract/runtime.ts';
import { createDeferred } from '../../lab/deferred.ts';
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

const HOST: Runtime = { ...NODE, id: 'host-1', kind: 'other', executable: '/h', origin: 'user' };

/** A search that tells something, and ends when it is told to. */
function slowSearch(soFar: readonly Runtime[], found: readonly Runtime[]) {
  const { promise, resolve } = createDeferred<readonly Runtime[]>();
  const search = new RuntimeSearch((tellSoFar) => {
    tellSoFar(soFar);
    return promise;
  });
  return { search, end: () => resolve(found) };
}

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
    await search.add([HOST]);
    expect(onFound).toHaveBeenLastCalledWith([NODE, HOST]);
    const rebuilt: Runtime = { ...HOST, id: 'host-2' };
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

  it('lists what the first search has found so far; who waits for it gets all', async () => {
    const { search, end } = slowSearch([NODE], [NODE, HOST]);
    const onFound = vi.fn();
    search.onFound(onFound);
    const found = search.found();
    expect(search.known()).toEqual([NODE]);
    expect(onFound).toHaveBeenLastCalledWith([NODE]);
    end();
    expect(await found).toEqual([NODE, HOST]);
    expect(onFound).toHaveBeenLastCalledWith([NODE, HOST]);
  });

  it('takes nothing off what is remembered before a search has ended', async () => {
    const { search, end } = slowSearch([], [HOST]);
    search.remember([NODE]);
    expect(await search.found()).toEqual([NODE]);
    const searched = search.refresh();
    expect(search.known()).toEqual([NODE]);
    end();
    await searched;
    expect(search.known()).toEqual([HOST]);
    search.remember([NODE]);
    expect(search.known()).toEqual([HOST]);
  });

  it('is settled when a search has ended, also by failing', async () => {
    const { promise, resolve } = createDeferred<null>();
    const search = new RuntimeSearch(() => promise.then(() => Promise.reject(new Error('no'))));
    await search.settled();
    const searched = search.refresh();
    let isSettled = false;
    const settled = search.settled().then(() => (isSettled = true));
    await Promise.resolve();
    expect(isSettled).toBe(false);
    resolve(null);
    await expect(searched).rejects.toThrow('no');
    await settled;
    expect(isSettled).toBe(true);
  });
});
