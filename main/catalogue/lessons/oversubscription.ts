import type { Lesson } from '../../../contract/lesson.ts';

export const oversubscription: Lesson = {
  id: 'oversubscription',
  title: 'Oversubscription',
  question:
    'Processes have no GIL in common. What do four, or eight, processes for each core bring to pure computation?',
  minutes: 2,
  runSeconds: 25,
  runtime: { kind: 'python', needsGil: false },
  work: { workload: 'primes', parameters: { tasks: [128], size: [24_000] }, repeats: 3 },
  baseline: { workers: 1 },
  axis: { label: 'processes', points: 'numbers' },
  points: [
    { label: null, strategy: 'processes', options: {}, workers: 1 },
    { label: null, strategy: 'processes', options: {}, workers: { timesCores: 1 } },
    { label: null, strategy: 'processes', options: {}, workers: { timesCores: 4 } },
    { label: null, strategy: 'processes', options: {}, workers: { timesCores: 8 } },
  ],
  curves: [
    {
      id: 'first',
      label: 'It rises to the number of cores, then stays',
      speedups: [1, { timesCores: 1 }, { timesCores: 1 }, { timesCores: 1 }],
    },
    {
      id: 'second',
      label: 'It rises with every process',
      speedups: [1, { timesCores: 1 }, { timesCores: 4 }, { timesCores: 8 }],
    },
    {
      id: 'third',
      label: 'It rises to the number of cores, then falls again',
      speedups: [1, { timesCores: 1 }, { timesCores: 0.5 }, { timesCores: 0.25 }],
    },
  ],
  expected: 'first',
  why: 'Only as many processes compute at a time as there are cores, and the others wait for one. Switching between them costs little, but each takes memory and time to start, and brings nothing.',
  next: 'Look at the start-up times and the memory in Compare: they grow with every process.',
  code: { strategy: 'processes', options: {} },
};
