import { describe, expect, it } from 'vitest';

import { recordingOf } from '../../contract/recording-batches.ts';
import { fromReportJson, toReportJson } from '../../contract/report-json.ts';
import { atOnce } from '../../contract/work-slices.ts';
import { fakeBridge } from '../dev/fake-bridge.ts';
import { readScene } from '../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../dev/simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TICK_MS, WORK_S } from '../dev/simulated-samples.ts';
import { simulatedTasks } from '../dev/simulated-tasks.ts';
import { endedPicture } from './ended-picture.ts';
import type { Gauge } from './gauges/gauge.ts';
import { gaugedSpan } from './gauges/gauged-span.ts';
import { readGauges } from './gauges/read-gauges.ts';
import { replayRun } from './replay.ts';

const scene = readScene(new URLSearchParams('strategy=process-pool&workers=4'));

function recorded(seconds: number) {
  const header = headerFor(requestOf(scene), scene, 1_700_000_000_000);
  const samples = new SimulatedSamples(scene);
  const batches = Array.from({ length: Math.round((seconds * 1000) / TICK_MS) }, (_, tick) =>
    samples.batch(tick, header, tick),
  ).filter((batch) => batch !== null);
  const result = resultFor(header, 'completed', scene);
  const recording = recordingOf(header.runId, batches);
  return { header, result, recording, tasks: simulatedTasks(header.runId, scene), siblings: null };
}

describe('endedPicture', () => {
  it('is what the history shows of the run, number by number', () => {
    const run = recorded(STARTUP_S + WORK_S);
    const { live } = atOnce(replayRun(run, fakeBridge().bridge));
    const picture = endedPicture(run);
    expect(picture.chart).toEqual(live.chart.get());
    expect(picture.chart.points.length).toBeGreaterThan(50);
    // How long ago it began is not shown of a run that has ended.
    const { elapsedMs } = picture.view;
    expect(picture.view).toEqual({ ...live.view.get(), elapsedMs });
  });

  it('reads the gauges as the window does, over all of the work', () => {
    const run = recorded(STARTUP_S + WORK_S);
    const { live } = atOnce(replayRun(run, fakeBridge().bridge));
    const [track, chart] = [live.track.get(), live.chart.get()];
    if (track === null) throw new Error('The window has a track.');
    const time = { span: null, selection: null, cursorS: null, isPinned: false };
    const part = gaugedSpan(track, time, chart);
    const gauges = readGauges(track, run.header, part.span, run.result.gilEnabled);
    const { contention } = endedPicture(run);
    expect(contention?.part).toEqual(part);
    const told = (all: readonly Gauge[]) =>
      all.map(({ id, value, beside, isRaised }) => ({ id, value, beside, isRaised }));
    expect(told(contention?.gauges ?? [])).toEqual(told(gauges));
    expect(contention?.lines.map(({ name }) => name)).toContain('Run queue');
    expect(contention?.lines.every(({ reading }) => reading !== '')).toBe(true);
  });

  it('says why a gauge has no value', () => {
    const run = recorded(STARTUP_S + WORK_S);
    const header = { ...run.header, runtime: { ...run.header.runtime, kind: 'node' as const } };
    const workers = run.recording.workers.map(({ columns, ...worker }) => ({
      ...worker,
      columns: {
        ...columns,
        loopDelayMs: new Float32Array(columns['loopDelayMs']?.length ?? 0).fill(NaN),
      },
    }));
    const { contention } = endedPicture({
      ...run,
      header,
      recording: { ...run.recording, workers },
    });
    const line = contention?.lines.find(({ name }) => name === 'Event-loop delay');
    expect(line?.value).toMatch(/^Not measured: the run was timed/);
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
    const run = recorded(1);
    const picture = endedPicture({ ...run, recording: recordingOf(run.header.runId, []) });
    expect(picture.chart.points).toEqual([]);
    expect(picture.chart.noCurveReason).toContain('Too short');
    expect(picture.view.table?.workers).toHaveLength(4);
    expect(picture.contention).toBeNull();
  });
});
