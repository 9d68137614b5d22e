import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from './growing-track.ts';
import type { RunTrack } from './run-track.ts';
import { trackPoints } from './track-points.ts';

function trackOf(sequences: readonly number[], coresOf: (sequence: number) => number): RunTrack {
  const track = new GrowingTrack('run-1');
  for (const sequence of sequences) {
    const coresUsed = coresOf(sequence);
    const run = plainRun([plainWorker(0, { coresUsed }), plainWorker(1, { coresUsed: 0.25 })]);
    track.add(plainBatch(sequence, { run }), run);
  }
  return track.read(0);
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('trackPoints', () => {
  it('has every tick of a short part, and one on either side of it', () => {
    const points = trackPoints(
      trackOf(upTo(7200), () => 0.5),
      100,
      101,
    );
    expect(points.map(({ atS }) => atS)).toEqual([99.75, 100, 100.25, 100.5, 100.75, 101, 101.25]);
    expect(points[0]).toMatchObject({ workers: 0.75, server: 0, monitor: 0.02, others: 0.1 });
    expect(points[0]?.runtime).toBeCloseTo(0.06);
  });

  it('tells what newborn workers use as the chart of the whole run does', () => {
    const track = new GrowingTrack('run-1');
    for (const tasksTotal of [null, 100]) {
      const run = plainRun([plainWorker(0, { coresUsed: null })], { tasksTotal });
      track.add(plainBatch(tasksTotal === null ? 1 : 2, { run }), run);
    }
    const [starting, working] = trackPoints(track.read(0), 0, 1);
    expect(starting).toMatchObject({ workers: 0, runtime: 1.06, others: 0.1 });
    expect(working).toMatchObject({ workers: null, runtime: null, others: null });
  });

  it('keeps the peaks of a long part', () => {
    const track = trackOf(upTo(7200), (sequence) => (sequence === 4321 ? 3 : 0.5));
    const points = trackPoints(track, 0, 1800);
    expect(points.length).toBeLessThanOrEqual(300);
    expect(Math.max(...points.map(({ workers }) => workers ?? 0))).toBe(3.25);
  });

  it('breaks the line at a gap', () => {
    const points = trackPoints(
      trackOf([1, 2, 6, 7], () => 0.5),
      0,
      2,
    );
    expect(points.map(({ atS, workers }) => [atS, workers])).toEqual([
      [0.25, 0.75],
      [0.5, 0.75],
      [1.25, null],
      [1.5, 0.75],
      [1.75, 0.75],
    ]);
  });
});
