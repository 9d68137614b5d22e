import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { StrategyId } from '../../../contract/catalogue.ts';
import type { RunHeader, WorkerIdentity } from '../../../contract/run.ts';
import type { RuntimeKind } from '../../../contract/runtime.ts';
import type { SampleBatch, WorkerSample } from '../../../contract/sample.ts';
import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf } from '../../dev/simulated-run.ts';
import { GrowingTrack } from '../track/growing-track.ts';
import type { RunTrack } from '../track/run-track.ts';
import type { Gauge, GaugeId } from './gauge.ts';
import { readGauges } from './read-gauges.ts';

const scene = readScene(new URLSearchParams('strategy=process-pool&workers=2'));

function trackOf(ticks: readonly (readonly WorkerSample[])[], patch: Partial<SampleBatch> = {}) {
  const growing = new GrowingTrack('run-1');
  ticks.forEach((workers, index) => {
    const run = plainRun(workers);
    growing.add(plainBatch(index + 1, { ...patch, run }), run);
  });
  return growing.read(0);
}

function runOf(kind: RuntimeKind, strategy: StrategyId, pids: readonly number[]): RunHeader {
  const header = headerFor(requestOf(scene), scene, 0);
  const workers = pids.map((pid, id): WorkerIdentity => ({
    id,
    kind: 'thread',
    label: `thread ${id}`,
    pid,
    tid: 100 + id,
  }));
  return {
    ...header,
    runtime: { ...header.runtime, kind },
    request: { ...header.request, strategy, options: {} },
    workers,
  };
}

function gauge(
  id: GaugeId,
  track: RunTrack,
  run: RunHeader,
  hasGil: boolean | null = true,
): Gauge | undefined {
  return readGauges(track, run, [0, 1], hasGil).find((found) => found.id === id);
}

const turns = { states: { onCpu: 0.25, waiting: 0, blocked: 0.75 }, coresUsed: 0.25 };
const fourTurns = [0, 1, 2, 3].map((id) => plainWorker(id, turns));

describe('readGauges', () => {
  it('names those that apply', () => {
    const track = trackOf([fourTurns]);
    const ids = (kind: RuntimeKind, strategy: StrategyId, hasGil: boolean | null) =>
      readGauges(track, runOf(kind, strategy, [1, 1, 1, 1]), [0, 1], hasGil).map(({ id }) => id);
    const always = ['run-queue', 'switches', 'throttling'];
    expect(ids('node', 'threads', null)).toEqual(['loop-utilisation', 'loop-delay', ...always]);
    expect(ids('python', 'threads', true)).toEqual(['gil', ...always]);
    expect(ids('python', 'threads', false)).toEqual(always);
    expect(ids('python', 'processes', true)).toEqual(always);
    expect(ids('python', 'async', true)).toEqual(['loop-delay', ...always]);
    expect(ids('other', 'threads', null)).toEqual(always);
  });

  it('estimates the GIL from the threads of one process', () => {
    const track = trackOf([fourTurns, fourTurns, fourTurns, fourTurns]);
    const shared = gauge('gil', track, runOf('python', 'threads', [7, 7, 7, 7]));
    expect(shared).toMatchObject({ value: 1, beside: 0.75, isRaised: true });
    const apart = gauge('gil', track, runOf('python', 'threads', [7, 7, 8, 8]));
    expect(apart).toMatchObject({ value: 0.5, isRaised: false });
  });

  it('does not take threads that let go of the GIL for ones that take turns', () => {
    const busy = { states: { onCpu: 0.95, waiting: 0, blocked: 0.05 }, coresUsed: 0.95 };
    const track = trackOf([[plainWorker(0, busy), plainWorker(1, busy)]]);
    const found = gauge('gil', track, runOf('python', 'threads', [7, 7]));
    expect(found?.value).toBeCloseTo(1.9);
    expect(found?.isRaised).toBe(false);
  });

  it('tells of the loop that is busiest and of the one that is latest', () => {
    const workers = [
      plainWorker(0, { loopUtilisation: 0.2, loopDelayMs: 90 }),
      plainWorker(1, { loopUtilisation: 1, loopDelayMs: 2 }),
    ];
    const track = trackOf([workers, workers]);
    const run = runOf('node', 'threads-async', [1, 1]);
    expect(gauge('loop-utilisation', track, run)).toMatchObject({
      ...{ value: 1, workerId: 1, isRaised: true },
      history: Float64Array.of(1, 1),
    });
    expect(gauge('loop-utilisation', track, run)?.beside).toBeCloseTo(0.6);
    expect(gauge('loop-delay', track, run)).toMatchObject({ value: 90, workerId: 0 });
    // Tasks that run to their end keep nobody waiting in their own loop.
    expect(gauge('loop-delay', track, runOf('node', 'threads', [1, 1]))?.isRaised).toBe(false);
  });

  it('knows nothing where nothing was read', () => {
    const blank = { loopUtilisation: null, loopDelayMs: null, states: null };
    const track = trackOf([[plainWorker(0, blank)]]);
    const gauges = readGauges(track, runOf('node', 'async', [1]), [0, 1], null);
    const values = Object.fromEntries(gauges.map(({ id, value }) => [id, value]));
    expect(values).toMatchObject({
      'loop-utilisation': null,
      'loop-delay': null,
      throttling: null,
    });
    expect(values['run-queue']).toBeNull();
    expect(readGauges(track, runOf('node', 'async', [1]), [50, 60], null)[0]?.value).toBeNull();
  });

  it('counts the workers that wait for a core, never more than there are', () => {
    const shares = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(shares, { minLength: 1, maxLength: 8 }), (waiting) => {
        const workers = waiting.map((share, id) =>
          plainWorker(id, { states: { onCpu: 1 - share, waiting: share, blocked: 0 } }),
        );
        const run = runOf(
          'other',
          'threads',
          waiting.map(() => 1),
        );
        const found = gauge('run-queue', trackOf([workers]), run);
        const sum = waiting.reduce((total, share) => total + share, 0);
        expect(found?.value).toBeCloseTo(sum, 5);
        expect(found?.isRaised).toBe((found?.value ?? 0) >= 0.5);
      }),
    );
  });

  it('says how long the quota held the run back', () => {
    const track = trackOf([fourTurns, fourTurns], { throttledShare: 0.25 });
    const run = runOf('other', 'threads', [1, 1, 1, 1]);
    expect(gauge('throttling', track, run)).toMatchObject({ value: 0.25, isRaised: true });
  });
});
