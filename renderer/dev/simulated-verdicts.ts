import type { Verdict } from '../../contract/verdict.ts';
import type { Scene } from './scene.ts';

/** What limited the simulated run. */
export function verdictOf(scene: Scene): Verdict {
  return scene.runtime === 'python' && scene.strategy.startsWith('thread')
    ? GIL_BOUND
    : OVERSUBSCRIBED;
}

const GIL_BOUND: Verdict = {
  id: 'gil-bound',
  sentence:
    'The GIL let one thread run at a time: 4 threads used 1.02 cores in total, each was blocked 74 % of the time, and hardly any of it by locks of the work itself.',
  evidence: [
    {
      name: 'coresUsed',
      label: 'Cores used',
      value: 1.02,
      unit: 'cores',
      threshold: { relation: 'at-most', value: 1.15 },
    },
    {
      name: 'activeThreads',
      label: 'Active threads',
      value: 4,
      unit: '',
      threshold: { relation: 'at-least', value: 2 },
    },
    {
      name: 'blockedSharePercent',
      label: 'Blocked, mean of the threads',
      value: 74.2,
      unit: '%',
      threshold: { relation: 'at-least', value: 65 },
    },
    {
      name: 'waitingSharePercent',
      label: 'Waiting for a core',
      value: 0.42,
      unit: '%',
      threshold: { relation: 'at-most', value: 10 },
    },
    { name: 'lockedCpuShare', label: 'CPU inside locks', value: 0, unit: '%', threshold: null },
  ],
  next: 'Try “Process pool” with 2 workers: processes have a GIL each. A free-threaded Python (3.13t) would lift it for threads too.',
  also: [
    {
      id: 'oversubscribed',
      sentence: '4 workers share 2 cores: more than 2 can’t make it faster.',
    },
  ],
  unknown: [],
};

const OVERSUBSCRIBED: Verdict = {
  id: 'oversubscribed',
  sentence:
    'There were more workers than cores: 4 processes wanted 3.7 cores and got 1.88 of 2, so each of them waited 41 % of the time.',
  evidence: [
    {
      name: 'runnableWorkers',
      label: 'Workers that could run, on average',
      value: 3.71,
      unit: '',
      threshold: { relation: 'at-least', value: 2.5 },
    },
    {
      name: 'coresUsed',
      label: 'Cores used',
      value: 1.88,
      unit: 'cores',
      threshold: { relation: 'at-least', value: 1.7 },
    },
  ],
  next: 'Try 2 workers: it takes as long, and less memory.',
  also: [],
  unknown: [
    'Whether the memory bus was the limit can’t be known here: this system gives no access to its counters.',
  ],
};
