import type { Lesson } from '../../../contract/lesson.ts';

export const asyncOrThreads: Lesson = {
  id: 'async-or-threads',
  title: 'Async against threads for I/O',
  question:
    'Each task asks a server that takes 50 ms to answer. Which gets further: 4 and 16 threads, or one event loop with 4 and 16 requests in flight?',
  minutes: 2,
  runSeconds: 20,
  runtime: { kind: 'python', needsGil: false },
  work: {
    workload: 'http-get',
    parameters: { tasks: [64], latencyMs: [50], responseBytes: [1024] },
    repeats: 3,
  },
  baseline: { strategy: 'sequential' },
  axis: { label: 'requests at a time', points: 'ways' },
  points: [
    { label: 'one', strategy: 'sequential', options: {}, workers: 4 },
    { label: '4 threads', strategy: 'threads', options: {}, workers: 4 },
    { label: 'async, 4', strategy: 'async', options: {}, workers: 4 },
    { label: '16 threads', strategy: 'threads', options: {}, workers: 16 },
    { label: 'async, 16', strategy: 'async', options: {}, workers: 16 },
  ],
  curves: [
    {
      id: 'first',
      label: 'Only async: the GIL holds the threads back',
      speedups: [1, 1, 4, 1, 16],
    },
    {
      id: 'second',
      label: 'Only threads: one event loop is one thread',
      speedups: [1, 4, 1, 16, 1],
    },
    {
      id: 'third',
      label: 'Both alike: what counts is how many wait at a time',
      speedups: [1, 4, 4, 16, 16],
    },
  ],
  expected: 'third',
  why: 'A thread that waits for the network holds no GIL, and a loop that awaits an answer goes on with the next request: waiting overlaps either way, and needs no core. The difference is the price: a thread for each request in flight costs memory and switches, a coroutine far less.',
  next: 'Try 200 in flight of 1,000 requests, and compare memory and CPU seconds.',
  code: { strategy: 'async', options: {} },
};
