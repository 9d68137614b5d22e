import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { CommandResult } from '../../../contract/command.ts';
import type { Recording } from '../../../contract/recording.ts';
import { recordingOf } from '../../../contract/recording-batches.ts';
import { fromReportJson, toReportJson } from '../../../contract/report-json.ts';
import { atOnce } from '../../../contract/work-slices.ts';
import { heatColumns } from '../../charts/timeline/heat-columns.ts';
import { stateColumns } from '../../charts/timeline/state-columns.ts';
import { fakeBridge } from '../../dev/fake-bridge.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../../dev/simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TICK_MS, WORK_S } from '../../dev/simulated-samples.ts';
import { simulatedTasks } from '../../dev/simulated-tasks.ts';
import { endedPicture, type PicturedRun } from '../ended-picture.ts';
import { replayRun } from '../replay.ts';
import { timelineOf } from '../tasks/growing-timeline.ts';
import { rangeMeans, tickWeights } from '../track/range-means.ts';
import { taskTimesOf } from './still-tasks.ts';
import type { StillTimeline } from './still-timeline.ts';

function never(): never {
  throw new Error('This run has a result.');
}

/** Hundredths are rounded to the nearest. */
const ROUNDING = 0.005 + 1e-9;

function recorded(query: string): PicturedRun {
  const scene = readScene(new URLSearchParams(query));
  const header = headerFor(requestOf(scene), scene, 1_700_000_000_000);
  const samples = new SimulatedSamples(scene);
  const ticks = Math.round(((STARTUP_S + WORK_S) * 1000) / TICK_MS);
  const batches = Array.from({ length: ticks }, (_, tick) =>
    samples.batch(tick, header, tick),
  ).filter((batch) => batch !== null);
  return {
    ...{ header, result: resultFor(header, 'completed', scene) },
    recording: recordingOf(header.runId, batches),
    ...{ tasks: simulatedTasks(header.runId, scene), siblings: null },
  };
}

function stillOf(run: PicturedRun): StillTimeline {
  const { timeline } = endedPicture(run);
  if (timeline === null) throw new Error('This run has a timeline.');
  return timeline;
}

/** How far two columns are apart at most; a gap in one of them alone is as far as can be. */
function farthest(left: ArrayLike<number>, right: ArrayLike<number>): number {
  return Array.from(left).reduce((most, value, place) => {
    const other = right[place] ?? Number.NaN;
    if (Number.isNaN(value) !== Number.isNaN(other)) return Infinity;
    return Number.isNaN(value) ? most : Math.max(most, Math.abs(value - other));
  }, 0);
}

const FEW = 'strategy=threads&workers=4&tasks=60';
const MANY = 'strategy=threads&workers=48&tasks=9000&cores=16';

describe('stillTimeline', () => {
  it('is what the window draws of the same run at that width', () => {
    const run = recorded(FEW);
    const still = stillOf(run);
    const track = atOnce(replayRun(run, fakeBridge().bridge)).live.track.get();
    if (track === null) throw new Error('The window has a track.');
    const strip = { span: still.span, widthPx: still.columns };
    const order = still.cores?.order ?? [];
    const heat = heatColumns(track, still.span, still.columns, order);
    expect(farthest(still.cores?.busy ?? [], heat)).toBeLessThanOrEqual(ROUNDING);
    track.workers.forEach((worker, index) => {
      const states = still.lanes[index]?.states;
      const { onCpu, runnable } = stateColumns(track, worker, strip);
      expect(farthest(states?.onCpu ?? [], onCpu)).toBeLessThanOrEqual(ROUNDING);
      expect(farthest(states?.runnable ?? [], runnable)).toBeLessThanOrEqual(ROUNDING);
      const { onCpu: mean } = rangeMeans(tickWeights(track, still.span), worker);
      expect(still.workers[index]?.onCpu).toBe(mean);
    });
  });

  it('has the marks of a program, and no task that it did not tell of', () => {
    const run = recorded(FEW);
    const result = run.result ?? never();
    const moments = [{ name: 'compute', atNs: 5e8 }];
    const command = { moments } as unknown as CommandResult;
    const request = { ...run.header.request, command: commandSpec() };
    const still = stillOf({
      ...run,
      header: { ...run.header, request },
      result: { ...result, command, workStartMs: 250 },
      tasks: null,
    });
    expect(still.moments).toEqual([{ name: 'compute', atS: 0.75 }]);
    expect(still.hasTasks).toBe(false);
    expect(stillOf(run)).toMatchObject({ moments: [], hasTasks: true });
  });

  it('keeps tasks one by one where they are few, no farther off than a fraction of a pixel', () => {
    const run = recorded(FEW);
    const { tasks, lanes, span } = stillOf(run);
    if (!tasks?.times || run.tasks === null) throw new Error('They are few.');
    expect(lanes.every((lane) => lane.tasks === null)).toBe(true);
    const told = taskTimesOf(tasks.times);
    expect([...told.task]).toEqual([...run.tasks.task]);
    const pixelNs = ((span[1] - span[0]) * 1e9) / 1200;
    for (const name of ['queuedNs', 'startedNs', 'finishedNs', 'receivedNs'] as const) {
      expect(farthest(told[name], run.tasks[name])).toBeLessThan(pixelNs / 20);
    }
    const rows = (times: typeof told) => timelineOf(times, 0).lanes.map((lane) => lane.rows);
    expect(rows(told)).toEqual(rows(run.tasks));
  });

  it('shows the first lanes of many, and tells of all workers', () => {
    const { lanes, workers, tasks } = stillOf(recorded(MANY));
    expect(lanes.map(({ id }) => id)).toEqual(Array.from({ length: 32 }, (_, id) => id));
    expect(workers).toHaveLength(48);
    expect(workers.every((worker) => (worker.tasks?.tasks ?? 0) > 100)).toBe(true);
    expect(tasks).toMatchObject({ tasks: 9000, times: null });
    for (const lane of lanes) expect(Math.max(...(lane.tasks?.busy ?? []))).toBeGreaterThan(0.5);
  });

  it('has fewer columns the more rows there are', () => {
    const [few, many] = [stillOf(recorded(FEW)), stillOf(recorded(MANY))];
    expect(many.columns).toBeLessThan(few.columns);
    const rows = 5 + 16 + 3 * 32;
    expect(many.columns * rows).toBeLessThanOrEqual(100_000);
  });

  it('comes out of a report as it went in', () => {
    for (const query of [FEW, MANY]) {
      const still = stillOf(recorded(query));
      expect(fromReportJson(toReportJson(still))).toEqual(still);
    }
  });

  it('shows what an old recording has', () => {
    const run = recorded(FEW);
    const old = { ...run, recording: withoutNewer(run.recording), tasks: null };
    const { cores, lanes, tasks, workers } = stillOf(old);
    expect(cores).not.toBeNull();
    expect(lanes.every(({ states }) => states === null)).toBe(true);
    expect(workers.map(({ onCpu }) => onCpu)).toEqual([null, null, null, null]);
    expect(tasks).toBeNull();
  });

  it('is nothing of a run of which nothing was kept', () => {
    const run = recorded(FEW);
    const nothing = { ...run, recording: recordingOf(run.header.runId, []), tasks: null };
    expect(endedPicture(nothing).timeline).toBeNull();
  });
});

/** As the first versions recorded, on a system that tells no states. */
function withoutNewer(recording: Recording): Recording {
  const { coresUsed, rssBytes, tasksDone } = recording.workers[0]?.columns ?? {};
  if (coresUsed === undefined || rssBytes === undefined || tasksDone === undefined)
    throw new Error('These were always there.');
  return {
    ...recording,
    workers: recording.workers.map(({ id, firstTick, columns }) => ({
      ...{ id, firstTick },
      columns: Object.fromEntries(
        Object.entries(columns).filter(([name]) =>
          ['coresUsed', 'rssBytes', 'tasksDone'].includes(name),
        ),
      ),
    })),
  };
}
