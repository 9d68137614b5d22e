import type { HostStrategy } from '../../contract/catalogue.ts';

/**
 * The ways to spread tasks over workers, in the order in which they are shown: pairs without and with
 * a queue, those with one worker first.
 */
export const strategies: readonly HostStrategy[] = [
  {
    id: 'sequential',
    label: 'Sequential',
    summary: {
      node: 'One worker thread runs the tasks one after another.',
      python: 'The main thread runs the tasks one after another.',
    },
    workersMeaning: null,
    chooseWhen:
      'Choose it as the baseline, and wherever the work is done before workers have started.',
    avoidWhen: 'Not when there is more than one core to use, or anything to wait for.',
  },
  {
    id: 'async',
    label: 'Async',
    summary: {
      node: 'One event loop keeps a number of tasks in flight; while one waits, another goes on.',
      python:
        'One asyncio loop keeps a number of tasks in flight; while one waits, another goes on.',
    },
    workersMeaning: 'tasks in flight',
    chooseWhen: 'Choose it for much waiting at once: thousands of connections cost one thread.',
    avoidWhen:
      'Not for computing, and not with calls that block: either stops every task in the loop.',
  },
  {
    id: 'threads',
    label: 'Threads',
    summary: {
      node: 'A set of worker_threads; each task belongs to one of them from the start.',
      python: 'A set of threading.Thread; each task belongs to one of them from the start.',
    },
    workersMeaning: 'threads',
    chooseWhen:
      'Choose them for even work that waits or releases the GIL; in Node.js and free-threaded Python for computing too.',
    avoidWhen:
      'Not for Python byte code under a GIL, nor where some tasks take far longer than others.',
  },
  {
    id: 'thread-pool',
    label: 'Thread pool',
    summary: {
      node: 'The threads of a workerpool take the next task whenever they are free.',
      python: 'The threads of an executor take the next task whenever they are free.',
    },
    workersMeaning: 'threads',
    chooseWhen: 'Choose it for many uneven tasks that wait, or that release the GIL.',
    avoidWhen: 'Not for tiny tasks one at a time: handing them over costs more than they do.',
  },
  {
    id: 'processes',
    label: 'Processes',
    summary: {
      node: 'A set of forked processes; each task belongs to one of them from the start.',
      python: 'A set of multiprocessing.Process; each task belongs to one of them from the start.',
    },
    workersMeaning: 'processes',
    chooseWhen:
      'Choose them for even computing in Python, and where one crash must not take the rest along.',
    avoidWhen:
      'Not for short work, since they are slow to start, nor for big data, since all of it is copied.',
  },
  {
    id: 'process-pool',
    label: 'Process pool',
    summary: {
      node: 'The processes of a workerpool take the next task whenever they are free.',
      python: 'The processes of a pool take the next task whenever they are free.',
    },
    workersMeaning: 'processes',
    chooseWhen: 'Choose it for many uneven tasks that compute: the usual answer to the GIL.',
    avoidWhen: 'Not for tiny tasks one at a time, nor for arguments and results of megabytes.',
  },
  {
    id: 'threads-async',
    label: 'Async in threads',
    summary: {
      node: 'A set of worker_threads, each with an event loop that keeps several tasks in flight.',
      python: 'A set of threads, each with an asyncio loop that keeps several tasks in flight.',
    },
    workersMeaning: 'threads',
    chooseWhen: 'Choose it where one loop is busy to the limit and the rest may run beside it.',
    avoidWhen:
      'Not on Python with a GIL for more computing: the loops take turns like any threads.',
  },
  {
    id: 'processes-async',
    label: 'Async in processes',
    summary: {
      node: 'A set of forked processes, each with an event loop that keeps several tasks in flight.',
      python: 'A set of processes, each with an asyncio loop that keeps several tasks in flight.',
    },
    workersMeaning: 'processes',
    chooseWhen:
      'Choose it for waiting and computing in the same task: loops for the one, cores for the other.',
    avoidWhen:
      'Not before one loop has proved too little: two kinds of concurrency are hard to reason about.',
  },
];
