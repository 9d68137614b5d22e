import { expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import type { RunResult } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import {
  historyPath,
  record,
  soundHistory,
  tickOf,
  ticksOf,
  value,
} from './history.test-support.ts';
import { MAX_CURVE_POINTS, runCurve } from './run-curve.ts';

async function curveOf(batches: readonly SampleBatch[], parts: Partial<RunResult> = {}) {
  const history = soundHistory(await historyPath());
  record(history, parts, batches);
  const curve = value(history.curve('run-1'));
  history.close();
  return curve;
}

function withRun(batch: SampleBatch, parts: object): SampleBatch {
  return { ...batch, run: batch.run === null ? null : { ...batch.run, ...parts } };
}

it('counts time from the start of the work', async () => {
  const ticks = ticksOf('run-1', 6).map((tick, index) =>
    index < 2 ? withRun(tick, { tasksTotal: null }) : tick,
  );
  const curve = await curveOf(ticks);
  expect([...curve.atS]).toEqual([-0.25, 0, 0.25, 0.5, 0.75, 1]);
  expect([...curve.coresUsed]).toEqual([1, 1, 1, 1, 1, 1]);
  expect(curve).toMatchObject({
    memoryKind: 'rss',
    wallMs: 5_210,
    bases: { logicalCores: 2, effectiveCores: 2 },
  });
});

it('has a hole where ticks are missing', async () => {
  const curve = await curveOf([1, 2, 5, 6].map((sequence) => tickOf('run-1', sequence)));
  expect([...curve.coresUsed]).toEqual([1, 1, NaN, 1, 1]);
  expect(curve.atS[2]).toBeCloseTo(0.875);
});

it('shows PSS where it was read often enough to be a curve', async () => {
  const total = { coresUsed: 1, rssBytes: 8_192, pssBytes: 5_000, ussBytes: null, processes: 1 };
  const ticks = ticksOf('run-1', 4).map((tick) => withRun(tick, { total }));
  const often = await curveOf(ticks, { pssReadings: 9 });
  expect(often).toMatchObject({
    memoryKind: 'pss',
    memoryBytes: Float64Array.of(5e3, 5e3, 5e3, 5e3),
  });
  expect((await curveOf(ticks, { pssReadings: 2 })).memoryKind).toBe('rss');
});

it('draws long runs in means of equal spans, without holes of its own', async () => {
  const history = soundHistory(await historyPath());
  record(history);
  const run = value(history.run('run-1'));
  history.close();
  for (const count of [299, 300, 301, 350, 599, 601, 7_200]) {
    const curve = runCurve(run, recordingOf('run-1', ticksOf('run-1', count)));
    expect(curve.atS.length).toBeLessThanOrEqual(MAX_CURVE_POINTS);
    expect(curve.atS.length).toBeGreaterThan(140);
    expect([...curve.coresUsed].every((cores) => cores === 1)).toBe(true);
  }
});

it('has no points without samples', async () => {
  const curve = await curveOf([]);
  expect(curve.atS).toHaveLength(0);
});
