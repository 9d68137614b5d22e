import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainWorker } from '../dev/plain-batch.ts';
import { SampleStore } from './sample-store.ts';

function storeWith(...sequences: readonly number[]): SampleStore {
  const store = new SampleStore();
  for (const sequence of sequences) {
    store.add(plainBatch(sequence, { run: plainRun([plainWorker(1)]) }), sequence * 250);
  }
  return store;
}

describe('SampleStore', () => {
  it('drops what it has already seen', () => {
    const store = storeWith(3, 4);
    expect(store.add(plainBatch(4), 0)).toBe(false);
    expect(store.add(plainBatch(2), 0)).toBe(false);
    expect(store.run?.atMs.length).toBe(2);
  });

  it('leaves a gap for a batch that was missed', () => {
    const store = storeWith(3, 5);
    expect([...(store.run?.users.workers.last(3) ?? [])]).toEqual([0.5, Number.NaN, 0.5]);
    expect([...(store.run?.workers.get(1)?.onCpu.last(3) ?? [])]).toEqual([0.5, Number.NaN, 0.5]);
  });

  it('applies corrections to earlier ticks', () => {
    const store = storeWith(3, 4);
    const states = { onCpu: 0.4, waiting: 0.6, blocked: 0 };
    const revisions = [
      { sequence: 3, workerId: 1, states },
      { sequence: 1, workerId: 1, states },
      { sequence: 3, workerId: 99, states },
    ];
    store.add(plainBatch(5, { run: plainRun([plainWorker(1)]), revisions }), 0);
    const worker = store.run?.workers.get(1);
    expect([...(worker?.waiting.last(3) ?? [])]).toEqual([0.6, 0.25, 0.25]);
    expect([...(worker?.blocked.last(3) ?? [])]).toEqual([0, 0.25, 0.25]);
  });

  it('keeps an unknown reading unknown', () => {
    const store = new SampleStore();
    const run = plainRun([plainWorker(1, { coresUsed: null, states: null })]);
    store.add(plainBatch(1, { elapsedMs: null, run }), 0);
    expect(store.run?.users.workers.latest()).toBeNaN();
    expect(store.run?.elapsedMs.latest()).toBeNaN();
    expect(store.run?.workers.get(1)?.coresUsed.latest()).toBeNaN();
  });

  it('counts no workers as no use, and adds up those that are known', () => {
    const store = new SampleStore();
    store.add(plainBatch(1, { run: plainRun([]) }), 0);
    expect(store.run?.users.workers.latest()).toBe(0);
    const run = plainRun([plainWorker(1), plainWorker(2, { coresUsed: null })]);
    store.add(plainBatch(2, { run }), 0);
    expect(store.run?.users.workers.latest()).toBe(0.5);
  });

  it('begins anew with each run', () => {
    const store = storeWith(1, 2);
    store.add(plainBatch(3, { run: plainRun([], { runId: 'run-2' }) }), 0);
    expect(store.run?.runId).toBe('run-2');
    expect(store.run?.atMs.length).toBe(1);
  });

  it('keeps the last run when there is none any more', () => {
    const store = storeWith(1, 2);
    store.add(plainBatch(3), 0);
    expect(store.run?.runId).toBe('run-1');
    expect(store.run?.atMs.length).toBe(2);
  });

  it('learns the wall clock of ticks from the batch that was delayed least', () => {
    const store = new SampleStore();
    store.add(plainBatch(1, { atMs: 1000 }), 51_090);
    store.add(plainBatch(2, { atMs: 1250 }), 51_253);
    expect(store.epochMsOf(1000)).toBe(51_003);
  });

  it('believes main about the wall clock of ticks that it is told of late', () => {
    const store = new SampleStore();
    expect(store.epochMsOf(0)).toBe(Infinity);
    store.add(plainBatch(1), 9_000_000);
    store.noteEpoch(1_000_000);
    expect(store.epochMsOf(250)).toBe(1_000_250);
    store.noteEpoch(2_000_000);
    expect(store.epochMsOf(250)).toBe(1_000_250);
  });

  it('means the load of each core over the work only', () => {
    const store = new SampleStore();
    const starting = plainRun([], { tasksTotal: null });
    store.add(plainBatch(1, { coreBusy: [0, 0], run: starting }), 0);
    store.add(plainBatch(2, { coreBusy: [1, null], elapsedMs: 300, run: plainRun([]) }), 0);
    store.add(plainBatch(3, { coreBusy: [0, 0.5], elapsedMs: 100, run: plainRun([]) }), 0);
    expect(store.run?.coreBusyMean.read(3)).toEqual([0.75, 0.5, null]);
  });

  it('takes peaks of memory from the work, while every worker is known as one', () => {
    const store = new SampleStore();
    const workers = [plainWorker(1, { rssBytes: 60 }), plainWorker(2, { rssBytes: 70 })];
    const host = (rssBytes: number) => ({ coresUsed: 0, rssBytes, threads: 2 });
    // Not announced yet, all announced but not ready, at work, and one of them gone.
    store.add(plainBatch(1, { run: plainRun([], { host: host(165), tasksTotal: null }) }), 0);
    store.add(plainBatch(2, { run: plainRun(workers, { host: host(90), tasksTotal: null }) }), 0);
    store.add(plainBatch(3, { run: plainRun(workers, { host: host(35) }) }), 0);
    store.add(
      plainBatch(4, { run: plainRun([plainWorker(1, { rssBytes: 65 })], { host: host(105) }) }),
      0,
    );
    expect(store.run?.peakHostRssBytes).toBe(35);
    expect(store.run?.workers.get(1)?.peakRssBytes).toBe(65);
    expect(store.run?.workers.get(2)?.peakRssBytes).toBe(70);
  });
});
