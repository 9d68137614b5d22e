import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Recording } from '../../contract/recording.ts';
import { batchesOf, recordingOf } from '../../contract/recording-batches.ts';
import { atOnce } from '../../contract/work-slices.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { addRecording } from './recorded-samples.ts';
import { recordingParts } from './recording-parts.ts';
import { WORKER_CAPACITY } from './run-series.ts';
import { SampleStore } from './sample-store.ts';

const TICKS = WORKER_CAPACITY + 160;

/** Each worker with its first and last tick. */
const spans = fc.array(fc.tuple(fc.nat({ max: TICKS - 1 }), fc.nat({ max: TICKS - 1 })), {
  minLength: 1,
  maxLength: 4,
});

function record(workers: readonly (readonly [number, number])[]): Recording {
  const batches = Array.from({ length: TICKS }, (_, tick) => {
    const there = workers.flatMap(([a, b], id) =>
      tick < Math.min(a, b) || tick > Math.max(a, b)
        ? []
        : [
            plainWorker(id, {
              coresUsed: tick % 11 === 5 ? null : (tick % 7) / 8,
              rssBytes: 1000 + ((tick * 37) % 911),
              heapUsedBytes: tick % 3 === 0 ? null : 500 + ((tick * 53) % 701),
            }),
          ],
    );
    const revisions = there.map(({ id }) => ({
      sequence: tick - 3,
      workerId: id,
      states: { onCpu: 0.25, waiting: 0.5, blocked: 0.25 },
    }));
    return plainBatch(tick, { run: plainRun(there), revisions });
  });
  return recordingOf('run-1', batches);
}

function replay(add: (samples: SampleStore) => void) {
  const samples = new SampleStore();
  add(samples);
  const { run } = samples;
  if (run === null) throw new Error('The recording holds no run');
  const workers = [...run.workers].map(([id, { coresUsed, peakRssBytes, peakHeapBytes }]) => ({
    id,
    peakRssBytes,
    peakHeapBytes,
    cores: coresUsed.last(WORKER_CAPACITY),
  }));
  const latest = new Set(run.latest?.workers.map(({ id }) => id));
  const states = [...run.workers]
    .filter(([id]) => latest.has(id))
    .map(([, { onCpu, waiting, blocked }]) => [onCpu, waiting, blocked].map((one) => one.last(60)));
  return {
    workers,
    states,
    users: run.users.workers.last(TICKS),
    cores: run.coreBusyMean.read(2),
    host: run.peakHostRssBytes,
  };
}

describe('addRecording', () => {
  it('comes to the same as tick by tick, for all that is shown', () => {
    fc.assert(
      fc.property(spans, (workers) => {
        const whole = record(workers);
        expect(recordingParts(whole, WORKER_CAPACITY).older?.sequence).toHaveLength(160);
        const byTick = replay((samples) => {
          for (const batch of batchesOf(whole)) samples.add(batch, batch.atMs);
        });
        expect(replay((samples) => atOnce(addRecording(samples, whole, 0)))).toEqual(byTick);
      }),
      { numRuns: 25 },
    );
  });
});

describe('recordingParts', () => {
  it('leaves a short recording whole', () => {
    const whole = record([[0, TICKS - 1]]);
    expect(recordingParts(whole, TICKS)).toEqual({ older: null, recent: whole });
  });
});
