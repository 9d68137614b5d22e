import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { plainBatch, plainRun, plainThreads, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from './growing-track.ts';
import { recordedTrack } from './recorded-track.ts';
import { firstTickFrom, type RunTrack, tickAt, tickEndS, workerValue } from './run-track.ts';

function batch(sequence: number, workers: readonly number[]): SampleBatch {
  const samples = workers.map((id) =>
    plainWorker(id, { coresUsed: sequence, tasksDone: sequence, loopDelayMs: sequence }),
  );
  return plainBatch(sequence, { run: plainRun(samples, { tasksDone: sequence }) });
}

/** As `batch`, with threads beside the workers. */
function batchWithThreads(sequence: number): SampleBatch {
  const { run, ...rest } = batch(sequence, [0, 1]);
  const otherThreads = [plainThreads({ states: null }), plainThreads({ pid: null, name: 'x' })];
  return { ...rest, run: run && { ...run, otherThreads } };
}

function trackOf(batches: readonly SampleBatch[], maxTicks?: number): RunTrack {
  const track = new GrowingTrack('run-1', maxTicks === undefined ? {} : { ticks: maxTicks });
  for (const each of batches) {
    if (each.run !== null) track.add(each, each.run);
    for (const revision of each.revisions) track.revise(revision);
  }
  return track.read(1000);
}

describe('GrowingTrack', () => {
  it('holds every tick, counted from the run’s start', () => {
    const track = trackOf([batch(5, [0]), batch(6, [0, 1])]);
    expect([tickEndS(track, 0), tickEndS(track, 1)]).toEqual([0.25, 0.5]);
    expect([...track.coreBusy]).toEqual([0.5, 0.25, 0.5, 0.25]);
    expect(track.workers.map(({ id, firstTick }) => [id, firstTick])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  it('leaves a gap where a worker was not there', () => {
    const track = trackOf([batch(1, [0]), batch(2, []), batch(3, [0])]);
    const worker = track.workers[0];
    expect(worker && [...worker.coresUsed]).toEqual([1, NaN, 3]);
  });

  it('corrects the states of an earlier tick', () => {
    const states = { onCpu: 0.1, waiting: 0.2, blocked: 0.7 };
    const revisions = [{ sequence: 1, workerId: 0, states }];
    const track = trackOf([batch(1, [0]), { ...batch(2, [0]), revisions }]);
    expect(track.workers[0]?.blocked[0]).toBeCloseTo(0.7);
    expect(track.workers[0]?.blocked[1]).toBeCloseTo(0.25);
  });

  it('becomes coarser in its older half instead of longer, and loses neither time nor tasks', () => {
    const batches = Array.from({ length: 1000 }, (_, index) => batch(index + 1, [0]));
    const track = trackOf(batches, 64);
    expect(track.atMs.length).toBeLessThanOrEqual(64);
    const coveredMs = [...track.elapsedMs].reduce((sum, ms) => sum + ms, 0);
    expect(coveredMs).toBe(1000 * 250);
    expect(track.figures['run.tasksDone'].at(-1)).toBe(1000);
    expect(track.workers[0]?.coresUsed.at(-1)).toBe(1000);
    expect(track.coarserTicks).toBeGreaterThan(0);
    expect(trackOf(batches.slice(0, 64), 64).coarserTicks).toBeUndefined();
  });

  it('is as coarse at its beginning as anywhere else, however often it became so', () => {
    const batches = Array.from({ length: 4000 }, (_, index) => batch(index + 1, [0]));
    const { elapsedMs, coarserTicks = 0 } = trackOf(batches, 64);
    const meanMs = [...elapsedMs].reduce((sum, ms) => sum + ms, 0) / elapsedMs.length;
    expect(Math.max(...elapsedMs)).toBeLessThan(6 * meanMs);
    expect([...elapsedMs.subarray(coarserTicks)].every((ms) => ms === 250)).toBe(true);
  });

  it('holds less time exactly the more workers there are, but never less than so many ticks', () => {
    const limits = { places: 600, leastTicks: 20 };
    const exactOf = (workers: number) => {
      const growing = new GrowingTrack('run-1', limits);
      const ids = Array.from({ length: workers }, (_, id) => id);
      for (let sequence = 1; sequence <= 200; sequence += 1) {
        const { run, ...rest } = batch(sequence, ids);
        if (run !== null) growing.add({ ...rest, run }, run);
      }
      const { atMs, coarserTicks = 0 } = growing.read(0);
      return { ticks: atMs.length, exact: atMs.length - coarserTicks };
    };
    expect(exactOf(2)).toEqual({ ticks: 200, exact: 200 });
    expect(exactOf(6).ticks).toBeLessThanOrEqual(100);
    expect(exactOf(6).exact).toBeGreaterThanOrEqual(50);
    expect(exactOf(600).ticks).toBeLessThanOrEqual(20);
    expect(exactOf(600).exact).toBeGreaterThanOrEqual(10);
  });

  it('keeps the mean of a rate while it becomes coarser', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 33 }), (cores) => {
        const batches = cores.map((coresUsed, index) =>
          plainBatch(index, { run: plainRun([plainWorker(0, { coresUsed })]) }),
        );
        const track = trackOf(batches, 32);
        const cpuMs = [...(track.workers[0]?.coresUsed ?? [])].reduce(
          (sum, value, tick) => sum + value * (track.elapsedMs[tick] ?? NaN),
          0,
        );
        const total = cores.reduce((sum, value) => sum + value * 250, 0);
        expect(cpuMs).toBeCloseTo(total, 0);
      }),
    );
  });

  it('keeps the mean use of a loop and its greatest delay while it becomes coarser', () => {
    const batches = Array.from({ length: 100 }, (_, index) => {
      const gauges = { loopUtilisation: index % 2, loopDelayMs: index === 3 ? 900 : 5 };
      const run = plainRun([plainWorker(0, gauges)]);
      return plainBatch(index + 1, { throttledShare: index % 2, run });
    });
    const track = trackOf(batches, 64);
    const [worker] = track.workers;
    expect(track.atMs.length).toBeLessThan(100);
    expect(Math.max(...(worker?.loopDelayMs ?? []))).toBe(900);
    expect(worker?.loopUtilisation[0]).toBe(0.5);
    expect(track.figures.throttledShare[0]).toBe(0.5);
  });

  it('holds rows of other threads in the order in which they come, coarser as the rest', () => {
    const late = plainThreads({ role: 'host', name: 'node', coresUsed: 1, threads: 1 });
    const batches = Array.from({ length: 100 }, (_, index) => {
      const otherThreads = index < 4 ? [plainThreads()] : index === 5 ? [] : [late, plainThreads()];
      return plainBatch(index + 1, { run: plainRun([], { otherThreads }) });
    });
    const whole = trackOf(batches).otherThreads;
    expect(whole.map(({ name, firstTick }) => [name, firstTick])).toEqual([
      ['V8Worker', 0],
      ['node', 4],
    ]);
    expect([...(whole[1]?.coresUsed.subarray(0, 3) ?? [])]).toEqual([1, NaN, 1]);
    const [threads, host] = trackOf(batches, 64).otherThreads;
    expect(threads?.threads.at(-1)).toBe(4);
    expect(threads?.processRssBytes.at(-1)).toBe(50_000_000);
    expect(host?.coresUsed.at(-1)).toBe(1);
  });

  it('corrects the right tick after it has become coarser', () => {
    const batches = Array.from({ length: 100 }, (_, index) => batch(index + 1, [0]));
    const states = { onCpu: 0, waiting: 1, blocked: 0 };
    const last = { ...batch(101, [0]), revisions: [{ sequence: 100, workerId: 0, states }] };
    const track = trackOf([...batches, last], 64);
    const worker = track.workers[0];
    expect(worker && [...worker.waiting].indexOf(1)).toBe(track.atMs.length - 2);
  });
});

describe('recordedTrack', () => {
  it('equals the track of the same run while it went on', () => {
    const states = { onCpu: 0.5, waiting: 0.25, blocked: 0.25 };
    const batches = [
      plainBatch(1),
      batch(2, [0]),
      { ...batchWithThreads(4), revisions: [{ sequence: 2, workerId: 0, states }] },
      batch(5, [1]),
      plainBatch(6),
    ];
    const recorded = recordedTrack(recordingOf('run-1', batches), 1000);
    const grown = trackOf(batches);
    const plain = (track: RunTrack): unknown =>
      JSON.parse(
        JSON.stringify(track, (_, value: unknown) =>
          ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value,
        ),
      );
    expect(plain(recorded)).toEqual(plain(grown));
  });
});

describe('tickAt', () => {
  const track = trackOf([batch(5, [0]), batch(6, [0]), batch(9, [0])]);

  it('finds the tick that covers a moment', () => {
    expect([0.1, 0.25, 0.26, 1.2].map((atS) => tickAt(track, atS))).toEqual([0, 0, 1, 2]);
  });

  it('finds none in a gap, before the first and after the last', () => {
    expect([-0.01, 0.7, 1.26].map((atS) => tickAt(track, atS))).toEqual([-1, -1, -1]);
  });

  it('reads a worker only where it was', () => {
    const worker = track.workers[0];
    expect(worker && workerValue(worker, worker.coresUsed, 2)).toBe(9);
    expect(worker && workerValue(worker, worker.coresUsed, 3)).toBeNaN();
    expect(firstTickFrom(track, 99)).toBe(3);
  });
});
