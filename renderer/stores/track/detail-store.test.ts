import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { Recording, RecordingSpan } from '../../../contract/recording.ts';
import { recordingOf } from '../../../contract/recording-batches.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import type { Bridge } from '../../bridge.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { DetailStore } from './detail-store.ts';
import { GrowingTrack } from './growing-track.ts';
import { coarserUntilS, type RunTrack } from './run-track.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TICK_S = 0.25;

function batchesOf(runId: string, ticks: number): readonly SampleBatch[] {
  return Array.from({ length: ticks }, (_, index) => {
    const run = plainRun([plainWorker(0, { coresUsed: index + 1 })]);
    return plainBatch(index + 1, { run: { ...run, runId } });
  });
}

function trackOf(batches: readonly SampleBatch[], ticks = 64): RunTrack {
  const growing = new GrowingTrack(batches[0]?.run?.runId ?? '', { ticks });
  for (const batch of batches) if (batch.run !== null) growing.add(batch, batch.run);
  return growing.read(0);
}

/** A history that answers when the test lets it. */
function rig(batches: readonly SampleBatch[]) {
  const asked: RecordingSpan[] = [];
  const waiting: ((answer: Result<Recording>) => void)[] = [];
  const request = async (_: string, span: RecordingSpan) => {
    asked.push(span);
    return await new Promise<Result<Recording>>((resolve) => waiting.push(resolve));
  };
  const changes: (RunTrack | null)[] = [];
  const whole = { current: trackOf(batches) };
  const store: DetailStore = new DetailStore({ request } as unknown as Bridge, () =>
    changes.push(store.fill(whole.current)),
  );
  const answer = async (result?: Result<Recording>) => {
    const { fromMs, toMs, runId } = asked.at(-1) ?? { fromMs: 0, toMs: 0, runId: '' };
    const part = batches.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs + 250);
    waiting.shift()?.(result ?? ok(recordingOf(runId, part)));
    await vi.advanceTimersByTimeAsync(0);
  };
  return { store, asked, answer, changes, whole };
}

/** Long enough for it to ask. */
async function lookFor(store: DetailStore, span: TimeSpan): Promise<void> {
  store.look(span);
  await vi.advanceTimersByTimeAsync(500);
}

const RUN = batchesOf('run-1', 200);

describe('DetailStore', () => {
  it('brings the samples back that are looked at closely, with some around them', async () => {
    const { store, asked, answer, changes, whole } = rig(RUN);
    expect(store.fill(whole.current)).toBe(whole.current);
    store.look([4, 6]);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual([{ runId: 'run-1', fromMs: 2000, toMs: 8000 }]);
    expect(store.view.get().isAsked).toBe(true);
    await answer();
    expect(store.view.get()).toEqual({ isAsked: false, error: null });
    const shown = changes.at(-1);
    expect(shown?.coarserTicks).toBe(0);
    const atMs = [...(shown?.atMs ?? [])].filter((ms) => ms >= 4000 && ms <= 6000);
    expect(atMs).toEqual([4000, 4250, 4500, 4750, 5000, 5250, 5500, 5750, 6000]);
  });

  it('asks once for what is looked at for longer, and again beyond it', async () => {
    const { store, asked, answer, whole } = rig(RUN);
    store.fill(whole.current);
    await lookFor(store, [4, 6]);
    await answer();
    store.look([3, 5]);
    store.fill(whole.current);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(1);
    store.look([7, 9]);
    const shown = store.fill(whole.current);
    expect(shown && coarserUntilS(shown)).toBe(coarserUntilS(whole.current));
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(2);
  });

  it('asks for nothing while the view is moved', async () => {
    const { store, asked, whole } = rig(RUN);
    store.fill(whole.current);
    for (let step = 0; step < 20; step += 1) {
      store.look([step / 10, step / 10 + 2]);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(1);
  });

  it('asks for nothing where all is exact, or all is looked at', async () => {
    const { store, asked, whole } = rig(RUN);
    store.fill(whole.current);
    store.look(null);
    await vi.advanceTimersByTimeAsync(500);
    const exactFromS = 200 * TICK_S - 5;
    store.look([exactFromS, exactFromS + 2]);
    await vi.advanceTimersByTimeAsync(500);
    store.fill(trackOf(RUN, 10_000));
    store.look([1, 2]);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toEqual([]);
  });

  it('lets the samples go when all is looked at again, or another run', async () => {
    const { store, answer, changes, whole } = rig(RUN);
    store.fill(whole.current);
    await lookFor(store, [4, 6]);
    await answer();
    store.look(null);
    expect(changes.at(-1)).toBe(whole.current);
    const other = trackOf(batchesOf('run-2', 200));
    await lookFor(store, [4, 6]);
    expect(store.fill(other)).toBe(other);
    await answer();
    expect(store.fill(other)).toBe(other);
  });

  it('says why there are none, and does not ask again for the same', async () => {
    const { store, asked, answer, whole } = rig(RUN);
    store.fill(whole.current);
    await lookFor(store, [4, 6]);
    await answer(err('history-unreadable', 'The history can’t be read.'));
    expect(store.view.get().error?.message).toBe('The history can’t be read.');
    expect(store.fill(whole.current)).toBe(whole.current);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked).toHaveLength(1);
  });
});
