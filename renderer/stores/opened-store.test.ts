import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { StoredExperiment } from '../../contract/history.ts';
import type { RequestName } from '../../contract/ipc.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Bridge } from '../bridge.ts';
import { OpenedStore } from './opened-store.ts';

/** A main that answers when it is told to. */
function rig() {
  const asked: { name: RequestName; answer: (result: Result<unknown>) => void }[] = [];
  const request = (name: RequestName) =>
    new Promise<Result<unknown>>((answer) => void asked.push({ name, answer }));
  const bridge: Bridge = {
    request: request as Bridge['request'],
    pathOf: () => '',
    on: () => () => undefined,
  };
  const answer = async (place: number, result: Result<unknown>) => {
    asked[place]?.answer(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store: new OpenedStore(bridge), asked, answer };
}

const experiment = (id: string) => ({ entry: { id } }) as StoredExperiment;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('opening from the history', () => {
  it('is told of only where it takes long, and what was shown stays meanwhile', async () => {
    const { store, answer } = rig();
    void store.open({ kind: 'run', id: 'a' }, 'A');
    await vi.advanceTimersByTimeAsync(149);
    expect(store.opening.get()).toBeNull();
    await vi.advanceTimersByTimeAsync(1);
    expect(store.opening.get()).toMatchObject({ name: 'A', share: 0 });
    expect(store.view.get()).toEqual({ page: 'list' });
    await answer(0, err('not-in-history', 'gone'));
    expect(store.view.get()).toMatchObject({ page: 'failed' });
    expect(store.opening.get()).toBeNull();
  });

  it('that was quick is not told of afterwards', async () => {
    const { store, answer } = rig();
    void store.open({ kind: 'experiment', id: 'e' }, 'E');
    await answer(0, ok(experiment('e')));
    await vi.advanceTimersByTimeAsync(1000);
    expect(store.opening.get()).toBeNull();
    expect(store.view.get()).toMatchObject({ page: 'experiment' });
  });

  it('shows how far main is with this run, and with no other', async () => {
    const { store } = rig();
    void store.open({ kind: 'run', id: 'a' }, 'A');
    store.acceptShare({ runId: 'a', share: 0.5 });
    await vi.advanceTimersByTimeAsync(150);
    expect(store.opening.get()?.share).toBeCloseTo(0.3);
    store.acceptShare({ runId: 'b', share: 1 });
    expect(store.opening.get()?.share).toBeCloseTo(0.3);
  });

  it('can be cancelled: main is told, and its answer is dropped', async () => {
    const { store, asked, answer } = rig();
    void store.open({ kind: 'experiment', id: 'e' }, 'E');
    await vi.advanceTimersByTimeAsync(150);
    store.cancel();
    expect(asked.map(({ name }) => name)).toEqual([
      'history:open-experiment',
      'history:stop-opening',
    ]);
    await answer(0, ok(experiment('e')));
    expect(store.view.get()).toEqual({ page: 'list' });
    expect(store.opening.get()).toBeNull();
  });

  it('gives way to what is opened later, which is told of at once', async () => {
    const { store, answer } = rig();
    void store.open({ kind: 'experiment', id: 'e' }, 'E');
    await vi.advanceTimersByTimeAsync(150);
    void store.open({ kind: 'experiment', id: 'f' }, 'F');
    expect(store.opening.get()).toMatchObject({ name: 'F', share: null });
    await answer(0, ok(experiment('e')));
    expect(store.view.get()).toEqual({ page: 'list' });
    await answer(1, ok(experiment('f')));
    expect(store.view.get()).toMatchObject({ stored: { entry: { id: 'f' } } });
  });

  it('does nothing when there is nothing to cancel', () => {
    const { store, asked } = rig();
    store.close();
    expect(asked).toEqual([]);
  });
});
