import { describe, expect, it } from 'vitest';

import type { RecordingSpan } from '../../contract/recording.ts';
import { recordingOf } from '../../contract/recording-batches.ts';
import { err, ok } from '../../contract/result.ts';
import type { RunState } from '../../contract/run.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import type { Bridge } from '../bridge.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { missedSamples, readMissedSamples } from './missed-samples.ts';
import { SampleStore } from './sample-store.ts';

const RUN_STATE = {
  state: 'starting',
  run: { runId: 'run-1', workers: [{ id: 0 }] },
} as unknown as RunState;

const BATCHES = Array.from({ length: 100 }, (_, index): SampleBatch => {
  const run = { ...plainRun([plainWorker(0, { coresUsed: index })]), runId: 'run-1' };
  return plainBatch(index + 1, { run });
});

/** A history whose chunks have ten samples, and are told whole. */
function bridgeOf(asked: RecordingSpan[], answers = Infinity): Bridge {
  const answer = (span: RecordingSpan) => {
    asked.push(span);
    if (asked.length > answers) return err('history-unreadable', 'The history can’t be read.');
    const isIn = ({ atMs }: SampleBatch) => atMs >= span.fromMs && atMs <= span.toMs;
    const first = Math.floor(BATCHES.findIndex(isIn) / 10) * 10;
    const end = Math.ceil((BATCHES.findLastIndex(isIn) + 1) / 10) * 10;
    return ok(recordingOf(span.runId, BATCHES.slice(first, end)));
  };
  const request = (_: string, span: RecordingSpan) => Promise.resolve(answer(span));
  return { request } as unknown as Bridge;
}

const atMs = (index: number) => BATCHES[index]?.atMs ?? NaN;

describe('missedSamples', () => {
  it('are those between the first of the run and the oldest that the snapshot has', () => {
    const facts = { runState: RUN_STATE, recentSamples: BATCHES.slice(60) };
    expect(missedSamples({ ...facts, firstSampleMs: atMs(0) })).toEqual({
      span: { runId: 'run-1', fromMs: atMs(0), toMs: atMs(60) },
      partMs: 14_400 * 250,
    });
  });

  it('are none where it has all, or there is no run', () => {
    const facts = { runState: RUN_STATE, recentSamples: BATCHES };
    expect(missedSamples({ ...facts, firstSampleMs: atMs(0) })).toBeNull();
    expect(missedSamples({ ...facts, recentSamples: [], firstSampleMs: null })).toBeNull();
    const idle = { ...facts, runState: { state: 'idle' } as const };
    expect(missedSamples({ ...idle, firstSampleMs: 0 })).toBeNull();
  });
});

describe('readMissedSamples', () => {
  const missed = { span: { runId: 'run-1', fromMs: atMs(0), toMs: atMs(60) }, partMs: 4000 };

  it('brings each of them, in their order, so that the recent ones follow without a gap', async () => {
    const asked: RecordingSpan[] = [];
    const samples = new SampleStore();
    const take = (batch: SampleBatch) => void samples.add(batch, 0);
    expect(await readMissedSamples(bridgeOf(asked), missed, take)).toBeNull();
    for (const batch of BATCHES.slice(60)) take(batch);
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.at(-1)?.toMs).toBe(atMs(60));
    const { workers, atMs: ticks } = samples.readTrack(0) ?? {};
    expect([...(ticks ?? [])]).toEqual(BATCHES.map((batch) => batch.atMs));
    expect([...(workers?.[0]?.coresUsed ?? [])]).toEqual(BATCHES.map((_, index) => index));
  });

  it('says why it could go no further, and keeps what it has', async () => {
    const seen: number[] = [];
    const bridge = bridgeOf([], 2);
    const failure = await readMissedSamples(bridge, missed, ({ sequence }) => seen.push(sequence));
    expect(failure).toMatchObject({ code: 'history-unreadable' });
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.length).toBeLessThan(60);
  });
});
