import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from './growing-track.ts';
import { type RangeMeans, rangeMeans, tickWeights } from './range-means.ts';
import type { RunTrack } from './run-track.ts';
import { totalWorker } from './total-worker.ts';

/** Ticks of a second; cores used by each worker in each. */
function trackOf(ticks: readonly (readonly (number | null)[])[]): RunTrack {
  const track = new GrowingTrack('run-1');
  ticks.forEach((cores, tick) => {
    const workers = cores.flatMap((coresUsed, id) =>
      coresUsed === null
        ? []
        : [
            plainWorker(id, {
              coresUsed,
              states: { onCpu: coresUsed, waiting: 0, blocked: 1 - coresUsed },
            }),
          ],
    );
    const atMs = (tick + 1) * 1000;
    const run = plainRun(workers, { tasksDone: tick });
    track.add(plainBatch(tick + 1, { atMs, elapsedMs: 1000, run }), run);
  });
  return track.read(0);
}

function meansOf(track: RunTrack, startS: number, endS: number): RangeMeans {
  return rangeMeans(tickWeights(track, [startS, endS]), totalWorker(track, track.workers));
}

describe('totalWorker', () => {
  it('sums the cores, and is the mean of the states of those that are there', () => {
    const track = trackOf([
      [1, null],
      [1, 0.5],
      [null, null],
    ]);
    const total = totalWorker(track, track.workers);
    expect([...total.coresUsed]).toEqual([1, 1.5, NaN]);
    expect([...total.onCpu]).toEqual([1, 0.75, NaN]);
    expect([...total.tasksDone]).toEqual([0, 1, 2]);
  });
});

describe('rangeMeans', () => {
  const track = trackOf([[1], [0.5], [null], [0]]);

  it.each([
    [0, 2, 0.75],
    [0.5, 2, (0.5 + 0.5) / 1.5],
    [1.5, 4, 0.25 / 1.5],
  ])('of %d to %d s counts exactly the time that is known', (startS, endS, cores) => {
    const means = meansOf(track, startS, endS);
    expect(means.coresUsed).toBeCloseTo(cores, 6);
    expect(means.onCpu).toBeCloseTo(cores, 6);
  });

  it('is not known where no sample is', () => {
    expect(meansOf(track, 2.2, 2.8).coresUsed).toBeNaN();
  });
});
