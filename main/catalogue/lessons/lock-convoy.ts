import type { Lesson } from '../../../contract/lesson.ts';

export const lockConvoy: Lesson = {
  id: 'lock-convoy',
  title: 'Lock convoy',
  question:
    'Node.js threads compute in rounds, and 80 % of each round is done inside one lock that all of them need. How far do more threads get?',
  minutes: 2,
  runSeconds: 20,
  runtime: { kind: 'node', needsGil: false },
  work: {
    workload: 'lock-contention',
    parameters: { tasks: [64], rounds: [25], steps: [100_000], lockedPercent: [80] },
    repeats: 3,
  },
  baseline: { workers: 1 },
  axis: { label: 'threads', points: 'numbers' },
  points: [
    { label: null, strategy: 'threads', options: {}, workers: 1 },
    { label: null, strategy: 'threads', options: {}, workers: { timesCores: 1 } },
    { label: null, strategy: 'threads', options: {}, workers: { timesCores: 2 } },
    { label: null, strategy: 'threads', options: {}, workers: { timesCores: 4 } },
  ],
  curves: [
    {
      id: 'first',
      label: 'It rises to the number of cores, then stays',
      speedups: [1, { timesCores: 1 }, { timesCores: 1 }, { timesCores: 1 }],
    },
    { id: 'second', label: 'It hardly rises at all', speedups: [1, 1.15, 1.15, 1.15] },
    {
      id: 'third',
      label: 'It rises with every thread',
      speedups: [1, { timesCores: 1 }, { timesCores: 2 }, { timesCores: 4 }],
    },
  ],
  expected: 'second',
  why: 'What is inside the lock never overlaps, so by Amdahl’s law no number of threads is more than 1 ÷ 0.8 = 1.25 times as fast. The threads queue behind the lock in a convoy: whoever leaves it goes round and joins the queue again.',
  next: 'Set the steps to 1,000: with so short a time inside, the threads mostly wake each other up, and more of them are slower than one.',
  code: { strategy: 'threads', options: {} },
};
