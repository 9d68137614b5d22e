import type { Lesson } from '../../../contract/lesson.ts';

export const blockedLoop: Lesson = {
  id: 'blocked-loop',
  title: 'A blocked loop',
  question:
    'An event loop keeps many coroutines in flight, and each waits 5 ms. But whoever wrote them called time.sleep, not await asyncio.sleep. What do more coroutines in flight bring?',
  minutes: 2,
  runSeconds: 20,
  runtime: { kind: 'python', needsGil: false },
  work: { workload: 'sleep', parameters: { tasks: [256], size: [5] }, repeats: 3 },
  baseline: { workers: 1 },
  axis: { label: 'coroutines in flight', points: 'numbers' },
  points: [
    { label: null, strategy: 'async', options: { asyncCalls: 'blocking' }, workers: 1 },
    {
      label: null,
      strategy: 'async',
      options: { asyncCalls: 'blocking' },
      workers: { timesCores: 1 },
    },
    {
      label: null,
      strategy: 'async',
      options: { asyncCalls: 'blocking' },
      workers: { timesCores: 4 },
    },
    {
      label: null,
      strategy: 'async',
      options: { asyncCalls: 'blocking' },
      workers: { timesCores: 16 },
    },
  ],
  curves: [
    { id: 'first', label: 'It stays where it is', speedups: [1, 1, 1, 1] },
    {
      id: 'second',
      label: 'It rises with every coroutine',
      speedups: [1, { timesCores: 1 }, { timesCores: 4 }, { timesCores: 16 }],
    },
    {
      id: 'third',
      label: 'It rises to the number of cores, then stays',
      speedups: [1, { timesCores: 1 }, { timesCores: 1 }, { timesCores: 1 }],
    },
  ],
  expected: 'first',
  why: 'All coroutines of a loop share one thread, and they change only at an await: a call that blocks stops every one of them, and they wait one after another. No core is busy meanwhile, so the CPU figures alone would not tell what is wrong.',
  next: 'Set “Blocking calls” to Await in Compare: all waits overlap.',
  code: { strategy: 'async', options: { asyncCalls: 'blocking' } },
};
