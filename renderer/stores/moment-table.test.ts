import { describe, expect, it } from 'vitest';

import { recordingOf } from '../../contract/recording-batches.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf } from '../dev/simulated-run.ts';
import { SimulatedSamples, TICK_MS } from '../dev/simulated-samples.ts';
import { momentTable } from './moment-table.ts';
import { recordedTrack } from './track/recorded-track.ts';
import { tickAt } from './track/run-track.ts';

const scene = readScene(new URLSearchParams('strategy=process-pool&workers=4'));
const header = headerFor(requestOf(scene), scene, 1_700_000_000_000);

function simulated(ticks: number): readonly SampleBatch[] {
  const samples = new SimulatedSamples(scene);
  return Array.from({ length: ticks }, (_, tick) => samples.batch(tick, header, tick)).flatMap(
    (batch) => batch ?? [],
  );
}

function trackOf(batches: readonly SampleBatch[], originMs: number) {
  return recordedTrack(recordingOf(batches[0]?.run?.runId ?? header.runId, batches), originMs);
}

describe('momentTable', () => {
  it('shows what was recorded in the tick that covers the moment', () => {
    const batches = simulated(40);
    const originMs = (batches[0]?.atMs ?? 0) - TICK_MS;
    const track = trackOf(batches, originMs);
    // Corrections that came later are in the track, and in no batch.
    const corrected = new Set(batches.flatMap(({ revisions }) => revisions.map((r) => r.sequence)));
    for (const { sequence, atMs, elapsedMs, run } of batches) {
      if (run === null || elapsedMs === null || corrected.has(sequence)) continue;
      const { table } = momentTable(track, header, (atMs - TICK_MS / 2 - originMs) / 1000);
      expect(table.total.coresUsed).toBe(run.total.coresUsed);
      expect(table.total.tasksDone).toBe(run.tasksDone + run.tasksFailed);
      expect(table.host.rssBytes).toBe(run.host.rssBytes);
      for (const sample of run.workers) {
        const row = table.workers.find(({ id }) => id === sample.id);
        expect(row?.tasksDone).toBe(sample.tasksDone);
        expect(row?.rssBytes).toBe(sample.rssBytes);
        expect(row?.coresUsed ?? null).toBe(rounded(sample.coresUsed));
        expect(row?.states?.blocked ?? null).toBe(rounded(sample.states?.blocked ?? null));
      }
    }
    expect(track.atMs.length).toBeGreaterThan(20);
  });

  it('knows nothing of the workers where no tick covers the moment', () => {
    const run = plainRun([plainWorker(0)]);
    const track = trackOf([plainBatch(1, { run }), plainBatch(4, { run })], 0);
    const hasSample = (atS: number) => momentTable(track, header, atS).hasSample;
    expect([0.2, 0.6, 0.9, 2].map(hasSample)).toEqual([true, false, true, false]);
    const { table } = momentTable(track, header, 0.6);
    expect(table.workers.map(({ label }) => label)).toEqual(header.workers.map((w) => w.label));
    expect(
      table.workers.every(({ coresUsed, states }) => coresUsed === null && states === null),
    ).toBe(true);
    expect(table.total).toMatchObject({ coresUsed: null, rssBytes: null, tasksDone: null });
  });

  it('knows nothing of a worker that was not there', () => {
    const batches = [
      plainBatch(1, { run: plainRun([plainWorker(0)]) }),
      plainBatch(2, { run: plainRun([plainWorker(0), plainWorker(1)]) }),
    ];
    const rows = momentTable(trackOf(batches, 0), header, 0.1).table.workers;
    expect(rows.map(({ coresUsed }) => coresUsed)).toEqual([0.5, null, null, null]);
    expect(rows[1]).toMatchObject({ states: null, rssBytes: null, tasksDone: null });
  });

  it('sets workers for one task each apart: those that had ended, not those to come', () => {
    const perTaskScene = readScene(new URLSearchParams('strategy=threads&result=per-task'));
    const perTask = headerFor(requestOf(perTaskScene), perTaskScene, 1_700_000_000_000);
    const ids = [[0], [2], [3]];
    const batches = ids.map((there, index) =>
      plainBatch(index + 1, { run: plainRun(there.map((id) => plainWorker(id))) }),
    );
    const track = trackOf(batches, 0);
    expect(tickAt(track, 0.4)).toBe(1);
    const { table } = momentTable(track, perTask, 0.4);
    expect(table.workers.map(({ id }) => id)).toEqual([2]);
    expect(table.ended.map(({ id }) => id)).toEqual([0, 1]);
  });
});

function rounded(value: number | null): number | null {
  return value === null ? null : Math.fround(value);
}
