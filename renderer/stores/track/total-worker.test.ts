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

describe('gauges', () => {
  const gauges = [
    [{ loopUtilisation: 1, loopDelayMs: 40, heapUsedBytes: 100, voluntarySwitchesPerS: 2 }, {}],
    [
      { loopUtilisation: 0.5, loopDelayMs: 8, heapUsedBytes: 100, voluntarySwitchesPerS: 2 },
      { loopUtilisation: 0, loopDelayMs: 9, heapUsedBytes: 50, voluntarySwitchesPerS: 3 },
    ],
    [{}, {}],
  ];
  const unknown = { loopUtilisation: null, loopDelayMs: null, heapUsedBytes: null };
  const growing = new GrowingTrack('run-1');
  gauges.forEach((workers, tick) => {
    const samples = workers.map((told, id) =>
      plainWorker(id, { ...unknown, voluntarySwitchesPerS: null, ...told }),
    );
    const run = plainRun(samples);
    growing.add(plainBatch(tick + 1, { atMs: (tick + 1) * 1000, elapsedMs: 1000, run }), run);
  });
  const track = growing.read(0);

  it('of several workers are the mean use, the greatest delay, the sum of heaps and switches', () => {
    const total = totalWorker(track, track.workers);
    expect([...total.loopUtilisation]).toEqual([1, 0.25, NaN]);
    expect([...total.loopDelayMs]).toEqual([40, 9, NaN]);
    expect([...total.heapUsedBytes]).toEqual([100, 150, NaN]);
    expect([...total.voluntarySwitchesPerS]).toEqual([2, 5, NaN]);
  });

  it('of a part of a run are the mean use and the greatest delay in it', () => {
    const worker = track.workers[0];
    const means = worker && rangeMeans(tickWeights(track, [0, 2]), worker);
    expect(means).toMatchObject({ loopUtilisation: 0.75, loopDelayMs: 40 });
    const later = worker && rangeMeans(tickWeights(track, [2.1, 3]), worker);
    expect(later).toMatchObject({ loopUtilisation: NaN, loopDelayMs: NaN });
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
