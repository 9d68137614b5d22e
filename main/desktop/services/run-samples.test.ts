import { describe, expect, it } from 'vitest';

import type { RunHeader, RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { RunSamples } from './run-samples.ts';

function batch(sequence: number): SampleBatch {
  return {
    sequence,
    atMs: sequence * 250,
    elapsedMs: 250,
    coreBusy: [0, 0],
    machineCoresUsed: 0,
    run: null,
    monitor: { coresUsed: 0, rssBytes: 0, threads: 0 },
    othersCoresUsed: 0,
    throttledShare: null,
    cpuPressure: null,
    revisions: [],
    rejectedReadings: 0,
  };
}

function header(runId: string): RunHeader {
  const request = {
    workload: 'primes',
    parameters: {},
    strategy: 'threads',
    runtimeId: 'x',
    workers: 2,
    options: {},
    cores: null,
    seed: 1,
    timeLimitMs: 1000,
  } as const;
  const runtime = { id: 'x', kind: 'node', version: '20.0.0', executable: '/x' } as const;
  return { runId, request, runtime, startedAt: '2026-11-22T15:03:00Z', workers: [] };
}

function state(name: 'starting' | 'stopping', runId: string): RunState {
  return { state: name, run: header(runId) };
}

/** Wall clock. */
const NOW_MS = 1_700_000_000_000;

const sequences = (samples: RunSamples) => samples.recent().map(({ sequence }) => sequence);

describe('RunSamples', () => {
  it('keeps the samples of a run and nothing from outside it', () => {
    const samples = new RunSamples();
    samples.acceptBatch(batch(1), NOW_MS);
    samples.acceptState(state('starting', 'a'));
    samples.acceptBatch(batch(2), NOW_MS);
    samples.acceptState(state('stopping', 'a'));
    samples.acceptBatch(batch(3), NOW_MS);
    expect(sequences(samples)).toEqual([2, 3]);
  });

  it('begins anew with the next run', () => {
    const samples = new RunSamples();
    samples.acceptState(state('starting', 'a'));
    samples.acceptBatch(batch(1), NOW_MS);
    samples.acceptState(state('starting', 'b'));
    expect(sequences(samples)).toEqual([]);
  });

  it('forgets the oldest samples of a very long run', () => {
    const samples = new RunSamples();
    samples.acceptState(state('starting', 'a'));
    for (let sequence = 7; sequence < 10_000; sequence += 1)
      samples.acceptBatch(batch(sequence), NOW_MS);
    expect(samples.recent()).toHaveLength(2400);
    expect(sequences(samples).at(-1)).toBe(9_999);
    expect(samples.firstMs()).toBe(7 * 250);
    samples.acceptState(state('starting', 'b'));
    expect(samples.firstMs()).toBeNull();
  });

  it('knows the wall clock of its samples from the one that was told of soonest, run by run', () => {
    const samples = new RunSamples();
    samples.acceptBatch(batch(1), NOW_MS);
    expect(samples.epochMs()).toBeNull();
    samples.acceptState(state('starting', 'a'));
    samples.acceptBatch(batch(4), NOW_MS + 1040);
    samples.acceptBatch(batch(8), NOW_MS + 2002);
    samples.acceptBatch(batch(12), NOW_MS + 3100);
    samples.acceptState(state('stopping', 'a'));
    expect(samples.epochMs()).toBe(NOW_MS + 2);
    samples.acceptState(state('starting', 'b'));
    expect(samples.epochMs()).toBeNull();
  });
});
