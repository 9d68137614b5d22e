import { describe, expect, it } from 'vitest';

import { recordingOf } from '../../contract/recording-batches.ts';
import { fromReportJson, toReportJson } from '../../contract/report-json.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TICK_MS, WORK_S } from '../dev/simulated-samples.ts';
import { endedPicture } from './ended-picture.ts';
import { replayRun } from './replay.ts';

const scene = readScene(new URLSearchParams('strategy=process-pool&workers=4'));

function recorded(seconds: number) {
  const header = headerFor(requestOf(scene), scene, 1_700_000_000_000);
  const samples = new SimulatedSamples(scene);
  const batches = Array.from({ length: Math.round((seconds * 1000) / TICK_MS) }, (_, tick) =>
    samples.batch(tick, header, tick),
  ).filter((batch) => batch !== null);
  const result = resultFor(header, 'completed', scene);
  return { header, result, recording: recordingOf(header.runId, batches) };
}

describe('endedPicture', () => {
  it('is what the history shows of the run, number by number', () => {
    const run = recorded(STARTUP_S + WORK_S);
    const { live } = replayRun(run, fakeBridge().bridge);
    const picture = endedPicture(run);
    expect(picture.chart).toEqual(live.chart.get());
    expect(picture.chart.points.length).toBeGreaterThan(50);
    // How long ago it began is not shown of a run that has ended.
    const { elapsedMs } = picture.view;
    expect(picture.view).toEqual({ ...live.view.get(), elapsedMs });
  });

  it('comes out of a report as it went in, gaps included', () => {
    const picture = endedPicture(recorded(STARTUP_S + WORK_S));
    expect(picture.view.coreHistory.some((line) => line.some(Number.isNaN))).toBe(true);
    expect(fromReportJson(toReportJson(picture))).toEqual(picture);
  });

  it('is the same whenever it is made', () => {
    const run = recorded(STARTUP_S + WORK_S);
    expect(endedPicture(run)).toEqual(endedPicture(run));
  });

  it('has no curve of a run without samples, and says why', () => {
    const { header, result } = recorded(1);
    const picture = endedPicture({ header, result, recording: recordingOf(header.runId, []) });
    expect(picture.chart.points).toEqual([]);
    expect(picture.chart.noCurveReason).toContain('Too short');
    expect(picture.view.table?.workers).toHaveLength(4);
  });
});
