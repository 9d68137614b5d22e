import type { Lesson } from '../../../contract/lesson.ts';

export const startUpAndCopy: Lesson = {
  id: 'start-up-and-copy',
  title: 'Start-up and copy cost',
  question:
    'Each task makes a block of 12 MB and hands it to the main program, which takes next to no computing. What do two workers bring?',
  minutes: 3,
  runSeconds: 25,
  runtime: { kind: 'python', needsGil: false },
  work: { workload: 'pipe', parameters: { tasks: [12], size: [12_000_000] }, repeats: 3 },
  baseline: { strategy: 'sequential' },
  axis: { label: 'who makes the blocks', points: 'ways' },
  points: [
    { label: 'one after another', strategy: 'sequential', options: {}, workers: 2 },
    {
      label: 'two threads',
      strategy: 'threads',
      options: { perTask: false },
      workers: 2,
    },
    {
      label: 'two processes',
      strategy: 'processes',
      options: { perTask: false },
      workers: 2,
    },
    {
      label: 'a process for each',
      strategy: 'processes',
      options: { perTask: true },
      workers: 2,
    },
  ],
  curves: [
    {
      id: 'first',
      label: 'Threads bring nothing, processes twice the speed',
      speedups: [1, 1, 2, 2],
    },
    {
      id: 'second',
      label: 'Threads bring nothing, processes are far slower',
      speedups: [1, 1, 0.2, 0.1],
    },
    {
      id: 'third',
      label: 'It makes no difference',
      speedups: [1, 1, 1, 1],
    },
  ],
  expected: 'second',
  why: 'A thread hands over a reference, but what crosses a process border is packed, copied through a pipe and unpacked, and that takes far longer than making it. A process for each task pays for its start each time on top.',
  next: 'Set “Handed over by” to Shared memory: then only a name crosses the border.',
  code: { strategy: 'processes', options: {} },
};
