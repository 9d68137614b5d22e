import { describe, expect, it } from 'vitest';

import { err } from '../../../contract/result.ts';
import { fakeBridge } from '../../dev/fake-bridge.ts';
import { KEY_HOLD_MS } from './list-hold.ts';
import { passOf, processRow } from './process-row.test-support.ts';
import { keyOf, type ProcessRow } from './process-row.ts';
import { ProcessStore, REORDER_MS } from './process-store.ts';

function rig() {
  let nowMs = 0;
  const { bridge, asked } = fakeBridge();
  const store = new ProcessStore(bridge, () => nowMs);
  store.choose({ isTree: false });
  return {
    store,
    asked,
    pass: (...rows: readonly ProcessRow[]) => store.accept({ state: 'read', pass: passOf(rows) }),
    wait: (elapsedMs: number) => (nowMs += elapsedMs),
    pids: () => store.view.get().rows.map(({ pid }) => pid),
  };
}

const calm = (pid: number) => processRow(pid, 0, { coresUsed: 0 });
const busy = (pid: number) => processRow(pid, 0, { coresUsed: 1 });

describe('the order of the list', () => {
  it('changes at most every few seconds', () => {
    const { pass, wait, pids } = rig();
    wait(REORDER_MS);
    pass(busy(1), calm(2));
    wait(REORDER_MS / 2);
    pass(calm(1), busy(2));
    expect(pids()).toEqual([1, 2]);
    wait(REORDER_MS / 2);
    pass(calm(1), busy(2));
    expect(pids()).toEqual([2, 1]);
  });

  it('changes at once when another is asked for', () => {
    const { store, pass, pids } = rig();
    pass(busy(1), calm(2));
    store.sortBy('pid');
    expect(pids()).toEqual([1, 2]);
    store.sortBy('pid');
    expect(pids()).toEqual([2, 1]);
  });

  it('stands still below the pointer: nothing moves, comes or goes', () => {
    const { store, pass, wait, pids } = rig();
    wait(REORDER_MS);
    pass(busy(1), calm(2), calm(3));
    store.notePointer(true);
    wait(10 * REORDER_MS);
    pass(calm(1), busy(3), busy(4));
    pass(calm(1), busy(3), busy(4));
    expect(pids()).toEqual([1, 2, 3]);
    expect(store.view.get().waiting).toEqual({ started: 1, ended: 1 });
    expect(store.view.get().forest.nodes.get(3)?.row.coresUsed).toBe(1);
    expect(store.view.get().forest.nodes.get(2)?.row.rssBytes).toBeNull();
    store.notePointer(false);
    expect(pids()).toEqual([3, 4, 1]);
    expect(store.view.get().waiting).toBeNull();
  });

  it('stands still for a moment after a key', () => {
    const { store, pass, wait, pids } = rig();
    pass(busy(1), calm(2));
    wait(REORDER_MS);
    store.noteKey();
    pass(calm(1), busy(2));
    expect(pids()).toEqual([1, 2]);
    wait(KEY_HOLD_MS);
    pass(calm(1), busy(2));
    expect(pids()).toEqual([2, 1]);
  });
});

describe('the selection', () => {
  it('stays with its process, wherever it moves', () => {
    const { store, pass, wait } = rig();
    pass(busy(1), calm(2));
    store.selectAt(1);
    wait(REORDER_MS);
    pass(calm(1), busy(2));
    expect(store.selectedIndex()).toBe(0);
    expect(store.view.get().selected).toMatchObject({ pid: 2, coresUsed: 1 });
  });

  it('does not go over to another process with the same number', () => {
    const { store, pass } = rig();
    pass(calm(1), calm(2));
    store.select(keyOf(calm(2)));
    pass(calm(1), processRow(2, 0, { startTicks: 999, name: 'impostor' }));
    expect(store.view.get()).toMatchObject({
      isSelectedGone: true,
      selected: { name: 'program-2' },
    });
    expect(store.selectedIndex()).toBe(-1);
  });
});

describe('what is listed', () => {
  it('follows the filter, also while it is held still', () => {
    const { store, pass, pids } = rig();
    pass(busy(1), calm(2));
    store.notePointer(true);
    store.filter.ask('cpu > 10 and name ~ program');
    expect(pids()).toEqual([1]);
    store.filter.ask('cpu >');
    expect(pids()).toEqual([1, 2]);
  });

  it('has threads of the kernel only when they are asked for', () => {
    const { store, pass, pids } = rig();
    pass(calm(1), processRow(2, 0, { isKernelThread: true }));
    expect(pids()).toEqual([1]);
    store.choose({ showsKernel: true });
    expect(pids()).toEqual([1, 2]);
  });

  it('keeps what it was told of a process that is told no more', () => {
    const { store, pass, pids } = rig();
    pass(calm(1));
    store.accept({ state: 'read', pass: { facts: [], figures: [busy(1)] } });
    expect(pids()).toEqual([1]);
    expect(store.view.get().forest.nodes.get(1)?.row).toMatchObject({ name: 'program-1' });
  });

  it('says why nothing is read', async () => {
    const { store, asked } = rig();
    store.accept({ state: 'paused' });
    expect(store.view.get().state).toBe('paused');
    await store.watch(true);
    expect(asked).toEqual([{ name: 'processes:watch', argument: true }]);
    const refusing = fakeBridge({ 'processes:watch': err('not-available', 'Not here.') });
    const other = new ProcessStore(refusing.bridge);
    await other.watch(true);
    expect(other.view.get()).toMatchObject({ state: 'failed', message: 'Not here.' });
  });
});
