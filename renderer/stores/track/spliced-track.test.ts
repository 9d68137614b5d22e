import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { plainBatch, plainRun, plainThreads, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from './growing-track.ts';
import { recordedTrack } from './recorded-track.ts';
import { type RunTrack, workerValue } from './run-track.ts';
import { splicedTrack } from './spliced-track.ts';

const ORIGIN_MS = 1000;

/** Workers come and go, a tick is missing now and then. */
const anyRun: fc.Arbitrary<readonly SampleBatch[]> = fc
  .array(
    fc.record({
      ids: fc.subarray([0, 1, 2]),
      isMissing: fc.integer({ min: 0, max: 20 }).map((number) => number === 0),
      cores: fc.integer({ min: 0, max: 100 }),
      hasThreads: fc.boolean(),
    }),
    { minLength: 80, maxLength: 200 },
  )
  .map((ticks) =>
    ticks
      .map(({ ids, cores, hasThreads, isMissing }, index) => {
        const workers = ids.map((id) => plainWorker(id, { coresUsed: cores + id }));
        const otherThreads = hasThreads ? [plainThreads({ coresUsed: cores })] : [];
        const run = plainRun(workers, { tasksDone: index, otherThreads });
        return isMissing ? null : plainBatch(index + 1, { othersCoresUsed: cores, run });
      })
      .filter((batch) => batch !== null),
  );

function grown(batches: readonly SampleBatch[], ticks: number): RunTrack {
  const track = new GrowingTrack('run-1', { ticks });
  for (const batch of batches) if (batch.run !== null) track.add(batch, batch.run);
  return track.read(ORIGIN_MS);
}

/** Everything that is told of each tick. */
function told(track: RunTrack): ReadonlyMap<number, unknown> {
  return new Map(
    Array.from(track.atMs, (atMs, tick) => [
      atMs,
      {
        elapsedMs: track.elapsedMs[tick],
        cores: [...track.coreBusy.subarray(tick * track.cores, (tick + 1) * track.cores)],
        figures: [track.figures.othersCoresUsed[tick], track.figures['run.tasksDone'][tick]],
        workers: track.workers.map((worker) => [
          worker.id,
          workerValue(worker, worker.coresUsed, tick),
          workerValue(worker, worker.waiting, tick),
          workerValue(worker, worker.tasksDone, tick),
        ]),
        threads: track.otherThreads.map((row) => workerValue(row, row.coresUsed, tick)),
      },
    ]),
  );
}

describe('splicedTrack', () => {
  it('tells each tick as it was taken where it is given them, and all others as before', () => {
    fc.assert(
      fc.property(anyRun, fc.nat(150), fc.integer({ min: 1, max: 80 }), (batches, from, length) => {
        const whole = grown(batches, 64);
        const exact = told(grown(batches, 10_000));
        const before = told(whole);
        const part = batches.slice(from, from + length);
        const detail = recordedTrack(recordingOf('run-1', part), ORIGIN_MS);
        const spliced = splicedTrack(whole, detail);
        const given = new Set(part.map(({ atMs }) => atMs));
        for (const [atMs, tick] of told(spliced)) {
          if (given.has(atMs) && !before.has(atMs)) expect(tick).toEqual(exact.get(atMs));
          else expect([before.get(atMs), exact.get(atMs)]).toContainEqual(tick);
        }
        const coveredMs = (track: RunTrack) =>
          [...track.elapsedMs].reduce((sum, elapsedMs) => sum + elapsedMs, 0);
        expect(coveredMs(spliced)).toBe(coveredMs(whole));
        expect([...spliced.atMs]).toEqual([...spliced.atMs].sort((one, other) => one - other));
      }),
    );
  });

  it('is exact all over where it is given all that was put together', () => {
    fc.assert(
      fc.property(anyRun, (batches) => {
        const whole = grown(batches, 64);
        const detail = recordedTrack(recordingOf('run-1', batches), ORIGIN_MS);
        const spliced = splicedTrack(whole, detail);
        expect(told(spliced)).toEqual(told(grown(batches, 10_000)));
        expect(spliced.coarserTicks).toBeUndefined();
      }),
    );
  });

  it('leaves a track alone that is exact, and one of which nothing is given', () => {
    const batches = Array.from({ length: 100 }, (_, index) =>
      plainBatch(index + 1, { run: plainRun([]) }),
    );
    const [exact, coarser] = [grown(batches, 10_000), grown(batches, 64)];
    const all = recordedTrack(recordingOf('run-1', batches), ORIGIN_MS);
    expect(splicedTrack(exact, all)).toBe(exact);
    const none = recordedTrack(recordingOf('run-1', []), ORIGIN_MS);
    expect(splicedTrack(coarser, none)).toBe(coarser);
  });
});
