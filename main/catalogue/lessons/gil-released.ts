import type { Lesson } from '../../../contract/lesson.ts';

export const gilReleased: Lesson = {
  id: 'gil-released',
  title: 'Native code that releases the GIL',
  question:
    'The same Python threads, but each task hashes large blocks with the native SHA-256 of the standard library. What do more threads bring now?',
  minutes: 2,
  runSeconds: 10,
  runtime: { kind: 'python', needsGil: true },
  work: { workload: 'sha256-blocks', parameters: { tasks: [64], size: [16] }, repeats: 3 },
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
  expected: 'second',
  why: 'The native code needs no Python object while it hashes a block, so it releases the GIL and other threads run meanwhile, one on each core. Once every core is busy, there is nothing left for further threads to use.',
  next: 'Set the block size to 64 bytes: the threads come back for the GIL so often that they take turns again.',
  code: { strategy: 'threads', options: {} },
};
