import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun, plainThreads, plainWorker } from '../../dev/plain-batch.ts';
import { groupTrack } from './group-track.ts';
import { GrowingTrack } from './growing-track.ts';
import type { RunTrack } from './run-track.ts';

/** Two workers, one of which ends after the first tick, and threads beside them. */
function track(): RunTrack {
  const growing = new GrowingTrack('run-1');
  const states = { onCpu: 1, waiting: 0, blocked: 0 };
  const workers = [
    plainWorker(0, { tasksDone: 3, rssBytes: null }),
    plainWorker(1, { tasksDone: 2, rssBytes: null, states, coresUsed: 1 }),
  ];
  const [first, second] = [workers, workers.slice(0, 1)].map((living, tick) =>
    plainBatch(tick + 1, { run: plainRun(living, { otherThreads: [plainThreads()] }) }),
  );
  for (const batch of [first, second]) {
    if (batch?.run) growing.add(batch, batch.run);
  }
  return growing.read(0);
}

describe('groupTrack', () => {
  it('adds up cores, takes the states of workers, and keeps what ended workers have done', () => {
    const { workers, otherThreads, atMs } = track();
    const group = groupTrack({ workers, otherThreads, isProcess: true }, atMs.length);
    expect([...group.coresUsed]).toEqual([expect.closeTo(1.6), expect.closeTo(0.6)]);
    expect([...group.onCpu]).toEqual([0.75, 0.5]);
    expect([...group.tasksDone]).toEqual([5, 5]);
    expect([...group.rssBytes]).toEqual([50_000_000, 50_000_000]);
  });

  it('tells the states of other threads where there is no worker, and no tasks', () => {
    const { otherThreads, atMs } = track();
    const group = groupTrack({ workers: [], otherThreads, isProcess: false }, atMs.length);
    expect(group.blocked[0]).toBeCloseTo(0.95);
    expect(group.tasksDone[0]).toBeNaN();
    // Of threads of several processes there is no memory to be told.
    expect(group.rssBytes[0]).toBeNaN();
  });
});
