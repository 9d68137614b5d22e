import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Recording } from '../../contract/recording.ts';
import { batchesOf, recordingOf } from '../../contract/recording-batches.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
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
        : [plainWorker(id, { coresUsed: (tick % 7) / 8, rssBytes: 1000 + ((tick * 37) % 911) })],
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

function replay(parts: readonly Recording[]) {
  const samples = new SampleStore();
  for (const part of parts) for (const batch of batchesOf(part)) samples.add(batch, batch.atMs);
  const { run } = samples;
  if (run === null) throw new Error('The recording holds no run');
  const workers = [...run.workers].map(([id, { coresUsed, peakRssBytes }]) => ({
    id,
    peakRssBytes,
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

describe('recordingParts', () => {
  it('comes to the same as the whole recording, for all that is shown', () => {
    fc.assert(
      fc.property(spans, (workers) => {
        const whole = record(workers);
        const parts = recordingParts(whole, WORKER_CAPACITY);
        expect(parts).toHaveLength(2);
        expect(replay(parts)).toEqual(replay([whole]));
      }),
      { numRuns: 25 },
    );
  });

  it('leaves a short recording whole', () => {
    const whole = record([[0, TICKS - 1]]);
    expect(recordingParts(whole, TICKS)).toEqual([whole]);
  });
});
