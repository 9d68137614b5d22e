import { expect, it } from 'vitest';

import { plainBatch, plainRun, plainThreads, plainWorker } from '../../dev/plain-batch.ts';
import { GrowingTrack } from './growing-track.ts';
import { knownOtherThreads } from './known-other-threads.ts';

it('leaves out what a process was taken for before it was known as a worker', () => {
  const growing = new GrowingTrack('run-1');
  const early = plainThreads({ pid: 20, role: 'host', name: 'python3' });
  const host = plainThreads({ pid: 10, role: 'host', name: 'python3' });
  const found = plainThreads({ pid: 21, name: 'cc1' });
  const runs = [
    plainRun([], { otherThreads: [host, early] }),
    plainRun([plainWorker(0), plainWorker(1)], { otherThreads: [host, found] }),
    plainRun([plainWorker(0), plainWorker(1)], { otherThreads: [host, found] }),
  ];
  for (const [tick, run] of runs.entries()) growing.add(plainBatch(tick + 1, { run }), run);
  const process = { kind: 'process', label: '', tid: null } as const;
  const workers = [
    { ...process, id: 0, pid: 20 },
    { ...process, id: 1, pid: 21 },
  ];
  const known = (of: typeof workers) =>
    knownOtherThreads(growing.read(0), of).map(({ pid }) => pid);
  // Threads of a process whose rows go on are no worker's: a followed program tells them apart.
  expect(known(workers)).toEqual([10, 21]);
  expect(known([])).toEqual([10, 20, 21]);
  expect(knownOtherThreads(null, workers)).toEqual([]);
});
