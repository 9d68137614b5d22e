import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainThreads } from '../dev/plain-batch.ts';
import { otherThreadsRows } from './other-threads-rows.ts';
import { GrowingTrack } from './track/growing-track.ts';

function trackOf(...ticks: readonly (readonly ReturnType<typeof plainThreads>[])[]) {
  const growing = new GrowingTrack('run-1');
  for (const [tick, otherThreads] of ticks.entries()) {
    const batch = plainBatch(tick + 1, { run: plainRun([], { otherThreads }) });
    if (batch.run !== null) growing.add(batch, batch.run);
  }
  return growing.read(0);
}

const rowsOf = (track: ReturnType<typeof trackOf>, span: readonly [number, number]) =>
  otherThreadsRows(track, track.otherThreads, span, 'workload');

describe('otherThreadsRows', () => {
  const track = trackOf(
    [plainThreads({ coresUsed: 0.5 })],
    [plainThreads({ coresUsed: 1, threads: 5 }), plainThreads({ name: 'late', states: null })],
    [plainThreads({ name: 'late', states: null })],
  );

  it('tell means over a part of the time, and the number at its end', () => {
    const [row] = rowsOf(track, [0, 0.5]);
    expect(row).toMatchObject({ label: 'V8Worker', kind: 'runtime', pid: 10, threads: 5 });
    expect(row?.coresUsed).toBeCloseTo(0.75);
    expect(row?.states?.blocked).toBeCloseTo(0.95);
    expect([...(row?.history ?? [])]).toEqual([0.5, 1]);
  });

  it('are called by what they are to a program of the user’s own', () => {
    const launcher = trackOf([plainThreads({ role: 'host' }), plainThreads()]);
    const rows = otherThreadsRows(launcher, launcher.otherThreads, [0, 1], 'program');
    expect(rows.map(({ kind }) => kind)).toEqual(['launcher', 'other']);
  });

  it('know nothing of those that are not there', () => {
    const [gone, late] = rowsOf(track, [0.5, 0.75]);
    expect(gone).toMatchObject({ threads: null, coresUsed: null, states: null });
    expect(late).toMatchObject({ threads: 4, states: null });
    expect(rowsOf(trackOf([]), [0, 1])).toEqual([]);
  });
});
