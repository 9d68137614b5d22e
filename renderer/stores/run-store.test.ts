import { describe, expect, it } from 'vitest';

import { err, ok } from '../../contract/result.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf } from '../dev/simulated-run.ts';
import { RunStore } from './run-store.ts';
import { canStart } from './run-view.ts';

const scene = readScene(new URLSearchParams());
const request = requestOf(scene);
const header = headerFor(request, scene, 1_700_000_000_000);

describe('RunStore', () => {
  it('asks for one run at a time', async () => {
    const { bridge, asked } = fakeBridge({ 'run:start': ok({ runId: 'run-1' }) });
    const store = new RunStore(bridge);
    await Promise.all([store.start(request), store.start(request)]);
    expect(asked).toEqual([{ name: 'run:start', argument: request }]);
  });

  it('starts none while one is live', async () => {
    const { bridge, asked } = fakeBridge();
    const store = new RunStore(bridge);
    store.accept({ state: 'stopping', run: header }, 0);
    await store.start(request);
    expect(asked).toEqual([]);
    expect(canStart(store.view.get())).toBe(false);
  });

  it('keeps why a start was refused until the next one', async () => {
    const refusal = err('busy', 'A run is under way.');
    const { bridge } = fakeBridge({ 'run:start': refusal });
    const store = new RunStore(bridge);
    await store.start(request);
    expect(store.view.get()).toMatchObject({ startError: refusal.error, isRequested: false });
    void store.start(request);
    expect(store.view.get()).toMatchObject({ startError: null, isRequested: true });
  });

  it('stops only what is live, and tells when that fails', async () => {
    const failure = err('internal', 'No.');
    const { bridge, asked } = fakeBridge({ 'run:stop': failure });
    const store = new RunStore(bridge);
    expect(await store.stop()).toBeNull();
    expect(asked).toEqual([]);
    store.accept({ state: 'running', run: header, tasksTotal: 1 }, 0);
    expect(await store.stop()).toEqual(failure.error);
  });

  it('notes when the work begins, unless it came too late to see it', () => {
    const store = new RunStore(fakeBridge().bridge);
    store.accept({ state: 'running', run: header, tasksTotal: 1 }, 100);
    expect(store.view.get().workStartedEpochMs).toBeNull();
    const next = { ...header, runId: 'another' };
    store.accept({ state: 'starting', run: next }, 200);
    store.accept({ state: 'running', run: next, tasksTotal: 1 }, 300);
    store.accept({ state: 'stopping', run: next }, 400);
    expect(store.view.get().workStartedEpochMs).toBe(300);
  });
});
