import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../contract/command.test-support.ts';
import type { RunResult, RunState } from '../../contract/run.ts';
import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import { readChartView } from './chart-view.ts';
import { SampleStore } from './sample-store.ts';

const START_EPOCH_MS = 1_700_000_000_000;
const scene = readScene(new URLSearchParams());
const header = { ...headerFor(requestOf(scene), scene, START_EPOCH_MS), runId: 'run-1' };
const running: RunState = { state: 'running', run: header, tasksTotal: 100 };

function samplesAt(...sequences: readonly number[]): SampleStore {
  const samples = new SampleStore();
  for (const sequence of sequences) {
    const batch = plainBatch(sequence, { run: plainRun([plainWorker(1)]) });
    samples.add(batch, START_EPOCH_MS + batch.atMs);
  }
  return samples;
}

describe('readChartView', () => {
  it('counts seconds from the start of the run', () => {
    const view = readChartView(running, START_EPOCH_MS + 900, samplesAt(4, 5));
    expect(view.points.map(({ atS }) => atS)).toEqual([1, 1.25]);
    expect(view.workStartS).toBe(0.9);
    expect(view.workEndS).toBeNull();
    expect(view.isLive).toBe(true);
  });

  it('knows a program of the user’s own, whose parts have other names', () => {
    const request = { ...header.request, command: commandSpec() };
    const program: RunState = { ...running, run: { ...header, request } };
    expect(readChartView(running, null, samplesAt(4)).kind).toBe('workload');
    expect(readChartView(program, null, samplesAt(4)).kind).toBe('program');
  });

  it('draws a missed tick as a gap', () => {
    const { points } = readChartView(running, null, samplesAt(4, 6));
    expect(points.map(({ workers }) => workers)).toEqual([0.5, null, 0.5]);
    expect(points.map(({ others }) => others)).toEqual([0.1, null, 0.1]);
  });

  it('stacks nothing on what is not known', () => {
    const samples = new SampleStore();
    const run = plainRun([plainWorker(1, { coresUsed: null })]);
    samples.add(plainBatch(1, { run }), START_EPOCH_MS);
    const [point] = readChartView(running, null, samples).points;
    expect(point).toMatchObject({ workers: null, runtime: null, monitor: null, others: null });
  });

  it('tells what newborn workers use with the runtime, until all stand ready', () => {
    const samples = new SampleStore();
    const run = plainRun([plainWorker(1, { coresUsed: null })], { tasksTotal: null });
    samples.add(plainBatch(1, { run }), START_EPOCH_MS);
    const [point] = readChartView(running, null, samples).points;
    expect(point).toMatchObject({ workers: 0, runtime: 1.06, monitor: 0.02, others: 0.1 });
  });

  it('leaves a gap while nothing of the run is known, rather than idle workers', () => {
    const samples = new SampleStore();
    const unread = { coresUsed: null, rssBytes: null, threads: null };
    const run = plainRun([], { runtimeThreads: unread, host: unread });
    samples.add(plainBatch(1, { run }), START_EPOCH_MS);
    expect(readChartView(running, null, samples).points[0]?.workers).toBeNull();
  });

  it('knows of a test server only where there is one', () => {
    const samples = samplesAt(4);
    expect(readChartView(running, null, samples).points[0]).toMatchObject({
      server: null,
      others: 0.1,
    });
    const server = { coresUsed: 0.2, rssBytes: 30_000_000, threads: 7 };
    samples.add(plainBatch(5, { run: plainRun([plainWorker(1)], { server }) }), START_EPOCH_MS);
    expect(readChartView(running, null, samples).points.map((point) => point.server)).toEqual([
      0, 0.2,
    ]);
  });

  it('hands over at most 300 points of a long run', () => {
    const sequences = Array.from({ length: 5000 }, (_, index) => index);
    const { points } = readChartView(running, null, samplesAt(...sequences));
    expect(points.length).toBeLessThanOrEqual(300);
    expect(points.at(-1)?.atS).toBeCloseTo((4999 * 250) / 1000);
  });

  it('marks the work from the result once there is one', () => {
    const result = { ...resultFor(header, 'completed', scene), startupMs: 500, wallMs: 2000 };
    const ended: RunState = { state: 'completed', run: header, result };
    const view = readChartView(ended, START_EPOCH_MS + 900, samplesAt(4));
    expect(view).toMatchObject({ workStartS: 0.5, workEndS: 2.5, isLive: false });
  });

  it('says why an ended run has no curve, and nothing while there may be one yet', () => {
    const endedWith = (patch: Partial<RunResult>): RunState => {
      const result = {
        ...resultFor(header, 'completed', scene),
        startupMs: 900,
        warnings: [],
        ...patch,
      };
      return { state: 'completed', run: header, result };
    };
    const reasonOf = (state: RunState, samples: SampleStore) =>
      readChartView(state, null, samples).noCurveReason;
    expect(reasonOf(running, samplesAt(4))).toBeNull();
    expect(reasonOf(endedWith({}), samplesAt(4, 5))).toBeNull();
    expect(reasonOf(endedWith({}), samplesAt(4))).toMatch(/^Too short to chart/);
    expect(reasonOf(endedWith({}), samplesAt(4, 6))).toMatch(/^Too short to chart/);
    expect(reasonOf(endedWith({ startupMs: 1300 }), samplesAt(4, 5))).toMatch(/^Too short/);
    expect(reasonOf(endedWith({ startupMs: null }), samplesAt(4, 5))).toMatch(/had not begun/);
    const warnings = [{ code: 'too-short-to-chart', message: 'Three samples.' }];
    expect(reasonOf(endedWith({ warnings }), samplesAt(4, 5))).toMatch(/More tasks/);
  });

  it('shows nothing of another run', () => {
    const samples = samplesAt(4, 5);
    samples.beginRun('run-2');
    expect(readChartView(running, null, samples).points).toEqual([]);
    expect(readChartView({ state: 'idle' }, null, samples).points).toEqual([]);
  });
});
