import { beforeEach, describe, expect, it, vi } from 'vitest';

import { recordingOf } from '../../contract/recording-batches.ts';
import { atOnce } from '../../contract/work-slices.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TICK_MS, WORK_S } from '../dev/simulated-samples.ts';
import type { FrameHost } from './frame-clock.ts';
import { LiveStore } from './live-store.ts';
import { replayRun } from './replay.ts';
import { RunStore } from './run-store.ts';
import { SampleStore } from './sample-store.ts';

const START_MS = 1_700_000_000_000;

const scene = readScene(new URLSearchParams('strategy=process-pool&workers=4'));

const never: FrameHost = {
  nowMs: () => 0,
  requestFrame: () => undefined,
  setTimer: () => undefined,
  isHidden: () => true,
};

function simulate(seconds: number) {
  const header = headerFor(requestOf(scene), scene, START_MS);
  const samples = new SimulatedSamples(scene);
  const batches = Array.from({ length: Math.round((seconds * 1000) / TICK_MS) }, (_, tick) =>
    samples.batch(tick, header, tick),
  ).filter((batch) => batch !== null);
  return { header, batches, recording: recordingOf(header.runId, batches) };
}

describe('replayRun', () => {
  beforeEach(() => void vi.useFakeTimers({ now: START_MS }));

  it('shows what the live view showed when the run ended', () => {
    const { header, batches, recording } = simulate(STARTUP_S + WORK_S);
    const result = resultFor(header, 'completed', scene);
    const { bridge } = fakeBridge();
    const live = new LiveStore(new RunStore(bridge), new SampleStore(), never, bridge);
    live.acceptState({ state: 'starting', run: header });
    for (const batch of batches) {
      vi.setSystemTime(START_MS + batch.atMs);
      live.acceptSamples(batch);
    }
    live.acceptState({ state: 'completed', run: header, result });

    const replay = atOnce(replayRun({ header, result, recording }, fakeBridge().bridge));
    const [then, now] = [live.view.get(), replay.live.view.get()];
    expect(now.table?.total).toEqual(then.table?.total);
    expect(now.table?.host).toEqual(then.table?.host);
    expect(now.table?.workers.map(({ states }) => states)).toEqual(
      then.table?.workers.map(({ states }) => states),
    );
    now.table?.workers.forEach(({ history }, index) => {
      const before = then.table?.workers[index]?.history ?? new Float64Array();
      expect([...history].map(Math.fround)).toEqual([...before].map(Math.fround));
    });
    now.coreBusy.forEach((busy, core) => {
      expect(busy).toBeCloseTo(then.coreBusy[core] ?? Number.NaN, 5);
    });
    const [before, after] = [live.chart.get(), replay.live.chart.get()];
    expect(after).toMatchObject({ workStartS: before.workStartS, workEndS: before.workEndS });
    expect(after.noCurveReason).toBeNull();
    expect(after.points).toHaveLength(before.points.length);
    after.points.forEach((point, index) => {
      expect(point.workers ?? -1).toBeCloseTo(before.points[index]?.workers ?? -1, 5);
      // The recording holds no wall clock: half a tick is what it can be off by.
      const differenceS = Math.abs(point.atS - (before.points[index]?.atS ?? Number.NaN));
      expect(differenceS).toBeLessThanOrEqual(TICK_MS / 2000 + 1e-9);
    });
  });

  it('shows an interrupted run as it was last seen', () => {
    const { header, recording } = simulate(STARTUP_S + WORK_S / 2);
    const { live, run } = atOnce(
      replayRun({ header, result: null, recording }, fakeBridge().bridge),
    );
    expect(run.view.get().state).toMatchObject({ state: 'running', tasksTotal: 400 });
    const { tasksDone, table } = live.view.get();
    expect(tasksDone).toBeGreaterThan(150);
    expect(table?.workers[0]?.coresUsed).toBeGreaterThan(0.2);
    expect(live.chart.get().workStartS).toBeCloseTo(STARTUP_S, 0);
  });

  it('has nothing to chart of a run without samples, and does not fail', () => {
    const { header } = simulate(1);
    const recording = recordingOf(header.runId, []);
    const result = resultFor(header, 'completed', scene);
    const { live } = atOnce(replayRun({ header, result, recording }, fakeBridge().bridge));
    expect(live.chart.get().noCurveReason).toContain('Too short');
    expect(live.view.get().table?.workers).toHaveLength(4);
    expect(
      atOnce(replayRun({ header, result: null, recording }, fakeBridge().bridge)),
    ).toBeDefined();
  });
});
