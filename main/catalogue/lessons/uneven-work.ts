import type { Lesson } from '../../../contract/lesson.ts';

export const unevenWork: Lesson = {
  id: 'uneven-work',
  title: 'Uneven work',
  question:
    'Each task computes one row of a picture, and the last rows are by far the hardest. One process for each core: does it matter how the rows are handed out?',
  minutes: 2,
  runSeconds: 20,
  runtime: { kind: 'python', needsGil: false },
  work: {
    workload: 'mandelbrot',
    parameters: { tasks: [128], width: [500], iterations: [1000] },
    repeats: 3,
  },
  baseline: { strategy: 'sequential' },
  axis: { label: 'how rows are handed out', points: 'ways' },
  points: [
    { label: 'one process', strategy: 'sequential', options: {}, workers: { timesCores: 1 } },
    {
      label: 'in blocks',
      strategy: 'processes',
      options: { schedule: 'blocks' },
      workers: { timesCores: 1 },
    },
    {
      label: 'in turn',
      strategy: 'processes',
      options: { schedule: 'round-robin' },
      workers: { timesCores: 1 },
    },
    {
      label: 'from a queue',
      strategy: 'process-pool',
      options: { schedule: 'dynamic' },
      workers: { timesCores: 1 },
    },
  ],
  curves: [
    {
      id: 'first',
      label: 'All ways use every core',
      speedups: [1, { timesCores: 1 }, { timesCores: 1 }, { timesCores: 1 }],
    },
    {
      id: 'second',
      label: 'Blocks are best: they need no hand-over',
      speedups: [1, { timesCores: 1 }, { timesCores: 0.75 }, { timesCores: 0.5 }],
    },
    {
      id: 'third',
      label: 'Blocks leave most cores idle',
      speedups: [1, { timesCores: 0.5 }, { timesCores: 1 }, { timesCores: 1 }],
    },
  ],
  expected: 'third',
  why: 'With blocks the last process gets nearly all the hard rows: the others run dry, and the run takes as long as that one process. Handed out in turn, each process gets some of the hard rows; with a queue, whoever is free takes the next one.',
  next: 'Compare Primes with “A few giants” as the task sizes: there even a split in turn is uneven, and only the queue helps.',
  code: { strategy: 'processes', options: { schedule: 'blocks' } },
};
