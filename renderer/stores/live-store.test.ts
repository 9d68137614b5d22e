import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { RunState } from '../../contract/run.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import type { FrameHost } from './frame-clock.ts';
import { LiveStore } from './live-store.ts';
import { RunStore } from './run-store.ts';
import { SampleStore } from './sample-store.ts';

const scene = readScene(new URLSearchParams('strategy=process-pool&workers=2'));

/** Draws whatever is asked for at once: the clock has tests of its own. */
const atOnce: FrameHost = {
  nowMs: () => Number.MAX_SAFE_INTEGER,
  requestFrame: (callback) => callback(),
  setTimer: (callback) => callback(),
  isHidden: () => false,
};

function setUp(host: FrameHost = atOnce) {
  const { bridge } = fakeBridge();
  const run = new RunStore(bridge);
  const live = new LiveStore(run, new SampleStore(), host, bridge);
  const header = { ...headerFor(requestOf(scene), scene, Date.now()), runId: 'run-1' };
  const running: RunState = { state: 'running', run: header, tasksTotal: 100 };
  const result = resultFor(header, 'completed', scene);
  const completed: RunState = { state: 'completed', run: header, result };
  return { live, header, running, result, completed };
}

/** Frames are drawn when the test calls them. */
function setUpFrames() {
  const frames: (() => void)[] = [];
  const requestFrame = (callback: () => void) => void frames.push(callback);
  return { frames, ...setUp({ ...atOnce, requestFrame }) };
}

const manyWorkers = Array.from({ length: 17 }, (_, id) => plainWorker(id));
const manyIdentities = manyWorkers.map(({ id }) => ({
  ...{ id, kind: 'thread' as const, label: `thread ${id}`, pid: 1, tid: id },
}));

describe('LiveStore', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000 }));

  it('gives the same value until something changes', () => {
    const { live } = setUp();
    expect(live.view.get()).toBe(live.view.get());
    const before = live.view.get();
    live.acceptSamples(plainBatch(1));
    expect(live.view.get()).not.toBe(before);
  });

  it('lists workers that have not been read yet, with nothing known of them', () => {
    const { live, running } = setUp();
    live.acceptState(running);
    const rows = live.view.get().table?.workers ?? [];
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ coresUsed: null, states: null, rssBytes: null });
    expect(live.view.get().coresUsed).toBeNull();
  });

  it('shows what each worker did last, in the order of their births', () => {
    const { live, running } = setUp();
    live.acceptState(running);
    const run = plainRun([plainWorker(1, { coresUsed: 0.9 }), plainWorker(0, { coresUsed: 0.1 })]);
    live.acceptSamples(plainBatch(1, { run }));
    const rows = live.view.get().table?.workers ?? [];
    expect(rows.map(({ id, coresUsed }) => [id, coresUsed])).toEqual([
      [0, 0.1],
      [1, 0.9],
    ]);
  });

  it('forgets what a worker that has ended last used', () => {
    const { live, running } = setUp();
    live.acceptState(running);
    live.acceptSamples(plainBatch(1, { run: plainRun([plainWorker(0), plainWorker(1)]) }));
    live.acceptSamples(plainBatch(2, { run: plainRun([plainWorker(1)]) }));
    const [ended] = live.view.get().table?.workers ?? [];
    expect(ended?.coresUsed).toBeNull();
    expect([...(ended?.history ?? [])]).toEqual([0.5]);
  });

  it('estimates the rest from the moment the work was seen to begin', () => {
    const { live, header, running } = setUp();
    live.acceptState({ state: 'starting', run: header });
    vi.advanceTimersByTime(5000);
    live.acceptState(running);
    vi.advanceTimersByTime(2000);
    live.acceptSamples(plainBatch(1, { run: plainRun([], { tasksDone: 20 }) }));
    expect(live.view.get()).toMatchObject({ elapsedMs: 7000, remainingMs: 8000, tasksTotal: 100 });
  });

  it('takes the figures of an ended run from its account, and stands still', () => {
    const { live, running, completed, result } = setUp();
    live.acceptState(running);
    live.acceptSamples(plainBatch(1, { run: plainRun([plainWorker(0), plainWorker(1)]) }));
    live.acceptState(completed);
    const view = live.view.get();
    expect(view.table?.meanOf).toBe('whole-work');
    expect(view.table?.total.coresUsed).toBe(result.coresUsed);
    expect(view.table?.workers[0]).toMatchObject({ rssBytes: 13_000_000, tasksDone: 200 });
    live.acceptSamples(plainBatch(2));
    expect(live.view.get()).toBe(view);
  });

  it('stands still while it is frozen, counts what is new, and catches up', () => {
    const { live, running } = setUp();
    live.acceptState(running);
    live.acceptSamples(plainBatch(1, { run: plainRun([plainWorker(0)], { tasksDone: 1 }) }));
    live.stopDrawing();
    const [view, track] = [live.view.get(), live.track.get()];
    live.acceptSamples(plainBatch(2, { run: plainRun([plainWorker(0)], { tasksDone: 2 }) }));
    live.acceptSamples(plainBatch(3, { run: plainRun([plainWorker(0)], { tasksDone: 3 }) }));
    expect(live.view.get()).toBe(view);
    expect(live.track.get()).toBe(track);
    expect(live.track.get()?.atMs).toHaveLength(1);
    expect(live.freeze.get()).toEqual({ newSamples: 2, hasEnded: false });
    live.followAgain();
    expect(live.freeze.get()).toBeNull();
    expect(live.view.get().tasksDone).toBe(3);
    expect(live.track.get()?.atMs).toHaveLength(3);
  });

  it('gives the rows, the charts, the lanes and the tasks of many workers a frame each', () => {
    const { frames, live, running } = setUpFrames();
    live.acceptState({ ...running, run: { ...running.run, workers: manyIdentities } });
    frames.splice(0).forEach((draw) => draw());
    live.acceptSamples(plainBatch(1, { run: plainRun(manyWorkers, { tasksDone: 5 }) }));
    frames.shift()?.();
    expect(live.view.get().tasksDone).toBe(5);
    expect(live.rows.get()).not.toBe(live.view.get());
    const chart = live.chart.get();
    frames.shift()?.();
    expect(live.rows.get()).toBe(live.view.get());
    expect(live.chart.get()).toBe(chart);
    frames.shift()?.();
    expect(live.chart.get()).not.toBe(chart);
    expect(live.track.get()?.atMs ?? []).toHaveLength(0);
    frames.shift()?.();
    expect(live.track.get()?.atMs).toHaveLength(1);
    frames.shift()?.();
    expect(frames).toHaveLength(0);
  });

  it.each([1, 17])(
    'gives the rows of %i workers the newest values when a state begins',
    (count) => {
      const { live, running, completed } = setUpFrames();
      const workers = manyIdentities.slice(0, count);
      live.acceptState({ ...running, run: { ...running.run, workers } });
      expect(live.rows.get()).toBe(live.view.get());
      live.acceptState(completed);
      expect(live.rows.get()).toBe(live.view.get());
      expect(live.rows.get().state.state).toBe('completed');
    },
  );

  it('draws what is left of a picture at once when it is frozen', () => {
    const { frames, live, running } = setUpFrames();
    live.acceptState({ ...running, run: { ...running.run, workers: manyIdentities } });
    frames.splice(0).forEach((draw) => draw());
    live.acceptSamples(plainBatch(1, { run: plainRun(manyWorkers, { tasksDone: 5 }) }));
    frames.shift()?.();
    live.stopDrawing();
    const track = live.track.get();
    expect(track?.atMs).toHaveLength(1);
    for (const frame of frames) frame();
    expect(live.track.get()).toBe(track);
  });

  it('draws nothing that was asked for before it was frozen', () => {
    const { frames, live, running, completed } = setUpFrames();
    live.acceptState(running);
    const view = live.view.get();
    live.acceptSamples(plainBatch(1, { run: plainRun([plainWorker(0)]) }));
    live.stopDrawing();
    live.acceptState(completed);
    frames.forEach((draw) => draw());
    expect(live.view.get()).toBe(view);
  });

  it('tells of the end of the run while it is frozen, and shows it afterwards', () => {
    const { live, running, completed } = setUp();
    live.acceptState(running);
    live.stopDrawing();
    live.acceptState(completed);
    expect(live.view.get().state.state).toBe('running');
    expect(live.freeze.get()).toEqual({ newSamples: 0, hasEnded: true });
    live.followAgain();
    expect(live.view.get().state.state).toBe('completed');
  });

  it('looks at another run from its beginning', () => {
    const { live, running } = setUp();
    live.acceptState(running);
    live.stopDrawing();
    live.time.pin(1);
    const other = { ...running, run: { ...running.run, runId: 'run-2' } } as RunState;
    live.acceptState(other);
    expect(live.freeze.get()).toBeNull();
    expect(live.time.view.get().cursorS).toBeNull();
  });
});
