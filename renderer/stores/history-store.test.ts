import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { HistoryEntry, HistoryQuery } from '../../contract/history.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { matching, simulatedEntries } from '../dev/simulated-entries.ts';
import { HistoryStore } from './history-store.ts';

/** A history in memory that counts what it is asked. */
function setUp(count = 250) {
  const state = { entries: simulatedEntries(count, 1_700_000_000_000), fails: false };
  const queries: HistoryQuery[] = [];
  const answer = (name: string, argument: unknown): Result<unknown> => {
    if (name === 'history:facts')
      return ok({ path: null, sizeBytes: 1, outputBytes: 0, runs: 1, experiments: 0 });
    if (name === 'history:delete') {
      const gone = new Set((argument as readonly HistoryEntry[]).map(({ id }) => id));
      state.entries = state.entries.filter(({ id }) => !gone.has(id));
      return ok({ undoToken: 'token' });
    }
    if (name === 'history:update') {
      const { item, patch } = argument as { item: HistoryEntry; patch: Partial<HistoryEntry> };
      const before = state.entries.find(({ id }) => id === item.id);
      return ok({ ...before, ...patch });
    }
    const query = argument as HistoryQuery;
    queries.push(query);
    if (state.fails) return err('history-unreadable', 'It could not be read.');
    const found = matching(state.entries, query);
    const entries = found.slice(query.offset, query.offset + query.limit);
    return ok({ entries, total: found.length });
  };
  const request = (name: string, argument: unknown) => Promise.resolve(answer(name, argument));
  const bridge: Bridge = {
    request: request as Bridge['request'],
    pathOf: () => '',
    on: () => () => undefined,
  };
  const store = new HistoryStore(bridge);
  const settle = () => vi.advanceTimersByTimeAsync(1000);
  return { store, state, queries, settle, view: () => store.view.get() };
}

describe('HistoryStore', () => {
  beforeEach(() => void vi.useFakeTimers());

  it('reads a page when it is first shown, and more only as it comes into sight', async () => {
    const { store, queries, settle, view } = setUp();
    expect(view().rows).toBeNull();
    store.show();
    await settle();
    expect(queries).toHaveLength(1);
    expect(view().rows).toHaveLength(250);
    expect(view().rows?.[150]).toBeNull();
    store.need(140, 160);
    store.need(141, 161);
    await settle();
    expect(view().rows?.[150]).toMatchObject({ id: 'entry-100' });
    expect(queries.map(({ offset }) => offset)).toEqual([0, 100]);
  });

  it('searches once typing pauses, and drops answers to earlier questions', async () => {
    const { store, queries, settle, view } = setUp();
    store.show();
    await settle();
    for (const text of ['b', 'ba', 'baseline']) store.setFilter({ text });
    await settle();
    expect(queries.map(({ text }) => text)).toEqual(['', 'baseline']);
    expect(view().rows).toHaveLength(1);
    store.setFilter({ text: '' });
    const late = store.reload();
    store.setFilter({ text: 'no such word' });
    await late;
    await settle();
    expect(view().rows).toEqual([]);
  });

  it('reads again what has changed, once, and only while it is in sight', async () => {
    const { store, state, queries, settle, view } = setUp(3);
    const hide = store.show();
    await settle();
    state.entries = state.entries.slice(1);
    store.noteChange();
    store.noteChange();
    await settle();
    expect(view().rows).toHaveLength(2);
    expect(queries).toHaveLength(2);
    hide();
    store.noteChange();
    await settle();
    expect(queries).toHaveLength(2);
    store.show();
    await settle();
    expect(queries).toHaveLength(3);
  });

  it('stays on its entry when newer ones come before it', async () => {
    const { store, state, settle, view } = setUp(10);
    store.show();
    await settle();
    store.activate(4);
    const entry = view().rows?.[4];
    const [first] = state.entries;
    if (first === undefined) throw new Error('No entries');
    state.entries = [{ ...first, id: 'new' }, ...state.entries];
    store.noteChange();
    await settle();
    expect(view().rows?.[view().active]).toEqual(entry);
    expect(view().active).toBe(5);
  });

  it('extends a choice over rows that have not been read', async () => {
    const { store, settle, view } = setUp();
    store.show();
    await settle();
    store.toggle(10);
    await Promise.all([store.extendTo(220), settle()]);
    expect(view().selection.size).toBe(211);
    expect(view().active).toBe(220);
  });

  it('acts on what is chosen, else on the entry of the keys', async () => {
    const { store, settle } = setUp();
    store.show();
    await settle();
    store.activate(3);
    expect(store.subjects().map(({ id }) => id)).toEqual(['entry-247']);
    store.toggle(1);
    store.toggle(2);
    expect(store.subjects().map(({ id }) => id)).toEqual(['entry-249', 'entry-248']);
  });

  it('lists no longer what was deleted, and chooses it no more', async () => {
    const { store, settle, view } = setUp(5);
    store.show();
    await settle();
    store.toggle(0);
    store.toggle(1);
    const removed = store.remove(store.subjects().slice(0, 1));
    await settle();
    expect(await removed).toEqual(ok({ undoToken: 'token' }));
    expect(view().rows).toHaveLength(4);
    expect([...view().selection.keys()]).toEqual(['run:entry-4']);
  });

  it('shows a changed entry at once, in the list and among the chosen', async () => {
    const { store, settle, view } = setUp(5);
    store.show();
    await settle();
    store.toggle(0);
    const [entry] = store.subjects();
    if (entry === undefined) throw new Error('Nothing is chosen');
    await store.update(entry, { starred: true });
    expect(view().rows?.[0]?.starred).toBe(true);
    expect([...view().selection.values()][0]?.starred).toBe(true);
  });

  it('says why it could not be read, and recovers', async () => {
    const { store, state, settle, view } = setUp(5);
    state.fails = true;
    store.show();
    await settle();
    expect(view().error?.message).toBe('It could not be read.');
    state.fails = false;
    void store.reload();
    await settle();
    expect(view()).toMatchObject({ error: null });
    expect(view().rows).toHaveLength(5);
  });
});
