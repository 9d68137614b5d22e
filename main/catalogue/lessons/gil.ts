import type { Lesson } from '../../../contract/lesson.ts';

export const gil: Lesson = {
  id: 'gil',
  title: 'The GIL',
  question:
    'Python threads count primes: pure computation, written in Python. How much faster is it with more threads?',
  minutes: 2,
  runSeconds: 20,
  runtime: { kind: 'python', needsGil: true },
  work: { workload: 'primes', parameters: { tasks: [64], size: [24_000] }, repeats: 3 },
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
      label: 'It rises with every thread',
      speedups: [1, { timesCores: 1 }, { timesCores: 2 }, { timesCores: 4 }],
    },
    {
      id: 'second',
      label: 'It rises to the number of cores, then stays',
      speedups: [1, { timesCores: 1 }, { timesCores: 1 }, { timesCores: 1 }],
    },
    { id: 'third', label: 'It stays where it is', speedups: [1, 1, 1, 1] },
  ],
  expected: 'third',
  why: 'Python’s global interpreter lock lets one thread run Python code at any moment, so the threads take turns and use one core between them. More threads only add the cost of taking turns.',
  next: 'Add the strategy Processes in Compare: each process has a GIL of its own.',
  code: { strategy: 'threads', options: {} },
};
