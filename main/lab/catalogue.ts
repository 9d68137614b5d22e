import type { Catalogue, Strategy, Workload } from '../../contract/catalogue.ts';

const workloads: readonly Workload[] = [
  {
    id: 'primes',
    group: 'cpu',
    label: 'Primes',
    summary: 'Counts the primes below a limit by trial division, in the language itself.',
    teaches: 'Pure computation: Python threads take turns under the GIL, processes do not.',
    parameters: [
      {
        type: 'integer',
        name: 'tasks',
        label: 'Tasks',
        unit: '',
        min: 1,
        max: 1_000_000,
        default: 32,
        help: 'How many tasks are spread over the workers.',
      },
      {
        type: 'integer',
        name: 'size',
        label: 'Limit',
        unit: 'numbers',
        min: 2,
        max: 100_000_000,
        default: 200_000,
        help: 'Task i counts the primes below this limit + i. Work grows a little faster than the limit.',
      },
    ],
  },
  {
    id: 'files-sha256',
    group: 'io',
    label: 'Hash files',
    summary: 'Reads every file under a folder and computes its SHA-256.',
    teaches: 'Native code that releases the GIL, and disk reads: threads can gain here too.',
    parameters: [
      {
        type: 'folder',
        name: 'folder',
        label: 'Folder',
        help: 'All regular files below it are hashed; symbolic links are not followed.',
      },
    ],
  },
  {
    id: 'http-get',
    group: 'io',
    label: 'HTTP requests',
    summary: 'Fetches from a test server on this machine that answers after a set latency.',
    teaches: 'Waiting, not computing: one event loop carries as many requests as many threads.',
    parameters: [
      {
        type: 'integer',
        name: 'tasks',
        label: 'Requests',
        unit: '',
        min: 1,
        max: 100_000,
        default: 200,
        help: 'How many requests are made, each on its own connection.',
      },
      {
        type: 'integer',
        name: 'latencyMs',
        label: 'Latency',
        unit: 'ms',
        min: 0,
        max: 10_000,
        default: 50,
        help: 'How long the server waits before it answers.',
      },
      {
        type: 'integer',
        name: 'responseBytes',
        label: 'Response',
        unit: 'bytes',
        min: 0,
        max: 10_000_000,
        default: 1024,
        help: 'Size of the body of each answer.',
      },
    ],
  },
];

const strategies: readonly Strategy[] = [
  {
    id: 'sequential',
    label: 'Sequential',
    summary: {
      node: 'One Worker runs the tasks one after another.',
      python: 'The main thread runs the tasks one after another.',
    },
    workersMeaning: null,
  },
  {
    id: 'threads',
    label: 'Threads',
    summary: {
      node: 'W worker_threads; task i goes to thread i mod W, no queue.',
      python: 'W threading.Thread; task i goes to thread i mod W, no queue.',
    },
    workersMeaning: 'threads',
  },
  {
    id: 'thread-pool',
    label: 'Thread pool',
    summary: {
      node: 'W threads of a workerpool take the next task from one queue.',
      python: 'W threads of a ThreadPoolExecutor take the next task from one queue.',
    },
    workersMeaning: 'threads',
  },
  {
    id: 'processes',
    label: 'Processes',
    summary: {
      node: 'W forked processes; task i goes to process i mod W, no queue.',
      python: 'W multiprocessing.Process; task i goes to process i mod W, no queue.',
    },
    workersMeaning: 'processes',
  },
  {
    id: 'process-pool',
    label: 'Process pool',
    summary: {
      node: 'W processes of a workerpool take the next task from one queue.',
      python: 'W processes of a multiprocessing.Pool take the next task from one queue.',
    },
    workersMeaning: 'processes',
  },
  {
    id: 'async',
    label: 'Async',
    summary: {
      node: 'One event loop with at most W tasks in flight.',
      python: 'One asyncio event loop with at most W tasks in flight.',
    },
    workersMeaning: 'tasks in flight',
  },
];

export const catalogue: Catalogue = { workloads, strategies };
