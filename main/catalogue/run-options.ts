import type { RunOptionDefinition, StrategyId } from '../../contract/catalogue.ts';
import type { InterpreterKind } from '../../contract/runtime.ts';
import { strategies } from './strategies.ts';

const BOTH: readonly InterpreterKind[] = ['node', 'python'];
const ALL: readonly StrategyId[] = strategies.map(({ id }) => id);
const POOLS: readonly StrategyId[] = ['thread-pool', 'process-pool'];
const HYBRIDS: readonly StrategyId[] = ['threads-async', 'processes-async'];

/** How tasks come to workers, by what fixes their place beforehand and what does not. */
const scheduleDefinitions: readonly RunOptionDefinition[] = [
  {
    name: 'schedule',
    label: 'Scheduling',
    help: 'Which worker gets which task.',
    strategies: ['threads', 'processes', ...HYBRIDS, ...POOLS],
    kinds: BOTH,
    value: {
      type: 'choice',
      // By strategy: pools are dynamic, the others round-robin (`schedulesOf`).
      default: { node: null, python: null },
      choices: [
        {
          value: 'round-robin',
          label: 'In turn',
          help: 'Task i belongs to worker i mod W from the start.',
        },
        {
          value: 'blocks',
          label: 'In blocks',
          help: 'Each worker gets one row of neighbouring tasks at the start.',
        },
        {
          value: 'dynamic',
          label: 'As they come free',
          help: 'Whoever is free takes the next few tasks.',
        },
        {
          value: 'guided',
          label: 'Guided',
          help: 'Whoever is free takes a share of what is left, large at first and small at the end.',
        },
      ],
    },
  },
  {
    name: 'chunk',
    label: 'Chunk',
    help: 'Tasks taken at a time: more of them cost less hand-over, and balance less well.',
    strategies: POOLS,
    kinds: BOTH,
    value: { type: 'integer', unit: 'tasks', min: 1, max: 100_000, default: 1 },
  },
];

const asyncDefinitions: readonly RunOptionDefinition[] = [
  {
    name: 'asyncStyle',
    label: 'Held together by',
    help: 'What starts the tasks in flight and waits for them.',
    strategies: ['async'],
    kinds: BOTH,
    value: {
      type: 'choice',
      default: { node: 'gather', python: 'gather' },
      choices: [
        {
          value: 'gather',
          label: 'gather / Promise.all',
          help: 'As many lanes as tasks may be in flight, each running one task after another.',
        },
        {
          value: 'task-group',
          label: 'TaskGroup',
          help: 'The same lanes in an asyncio.TaskGroup, which cancels all when one fails (Python ≥ 3.11).',
          kinds: ['python'],
        },
        {
          value: 'semaphore',
          label: 'Semaphore',
          help: 'Every task is started at once, and a semaphore admits as many as may be in flight.',
        },
      ],
    },
  },
  {
    name: 'asyncCalls',
    label: 'Blocking calls',
    help: 'What a coroutine does with a call that blocks.',
    strategies: ['async', ...HYBRIDS],
    kinds: BOTH,
    value: {
      type: 'choice',
      default: { node: 'awaited', python: 'awaited' },
      choices: [
        {
          value: 'awaited',
          label: 'Await',
          help: 'The asynchronous form of the call, where the work has one.',
        },
        {
          value: 'blocking',
          label: 'Block the loop',
          help: 'The plain call, as in a coroutine that forgot: no other task moves meanwhile.',
        },
        {
          value: 'to-thread',
          label: 'To a thread',
          help: 'asyncio.to_thread: the plain call, in a thread of the loop’s own pool.',
          kinds: ['python'],
        },
      ],
    },
  },
  {
    name: 'inFlight',
    label: 'In flight',
    help: 'Tasks that each event loop keeps in flight.',
    strategies: HYBRIDS,
    kinds: BOTH,
    value: { type: 'integer', unit: 'per loop', min: 1, max: 4096, default: 16 },
  },
];

const processDefinitions: readonly RunOptionDefinition[] = [
  {
    name: 'startMethod',
    label: 'Start method',
    help: 'How Python starts its worker processes.',
    strategies: ['processes', 'process-pool', 'processes-async'],
    kinds: ['python'],
    value: {
      type: 'choice',
      default: { node: null, python: null },
      choices: [
        {
          value: 'fork',
          label: 'fork',
          help: 'Copies the host process: quick to start, memory is shared at first.',
        },
        {
          value: 'spawn',
          label: 'spawn',
          help: 'Starts a fresh interpreter for each worker: slow to start, nothing is shared.',
        },
        {
          value: 'forkserver',
          label: 'forkserver',
          help: 'Copies a small server process that was started for this.',
        },
      ],
    },
  },
  {
    name: 'serialization',
    label: 'Messages as',
    help: 'How Node.js encodes what goes between processes.',
    strategies: ['processes', 'process-pool', 'processes-async'],
    kinds: ['node'],
    value: {
      type: 'choice',
      default: { node: 'json', python: null },
      choices: [
        { value: 'json', label: 'JSON', help: 'Text; bytes become lists of numbers.' },
        {
          value: 'advanced',
          label: 'Structured clone',
          help: 'Binary; bytes stay bytes.',
        },
      ],
    },
  },
];

const poolDefinitions: readonly RunOptionDefinition[] = [
  {
    name: 'executor',
    label: 'Pool',
    help: 'Which of Python’s pools.',
    strategies: POOLS,
    kinds: ['python'],
    value: {
      type: 'choice',
      // By strategy (`executorsOf`).
      default: { node: null, python: null },
      choices: [
        {
          value: 'multiprocessing.Pool',
          label: 'multiprocessing.Pool',
          help: 'The older pool of processes: it waits for ever when one of them dies.',
        },
        {
          value: 'ProcessPoolExecutor',
          label: 'ProcessPoolExecutor',
          help: 'The pool of concurrent.futures: it raises BrokenProcessPool when a process dies.',
        },
        {
          value: 'ThreadPoolExecutor',
          label: 'ThreadPoolExecutor',
          help: 'The pool of threads of concurrent.futures.',
        },
        {
          value: 'InterpreterPoolExecutor',
          label: 'InterpreterPoolExecutor',
          help: 'Threads with an interpreter and a GIL each (Python ≥ 3.14).',
        },
      ],
    },
  },
  {
    name: 'perTask',
    label: 'One per task',
    help: 'Starts a thread or process for each task, at most as many at a time as there are workers.',
    strategies: ['threads', 'processes'],
    kinds: BOTH,
    value: { type: 'switch' },
  },
];

const interpreterDefinitions: readonly RunOptionDefinition[] = [
  {
    name: 'gil',
    label: 'GIL',
    help: 'Whether a free-threaded Python runs with its global lock.',
    strategies: ALL,
    kinds: ['python'],
    value: {
      type: 'choice',
      default: { node: null, python: null },
      choices: [
        { value: 'on', label: 'On', help: 'One thread runs byte code at any moment.' },
        { value: 'off', label: 'Off', help: 'Threads run byte code at the same time.' },
      ],
    },
  },
];

const errorDefinitions: readonly RunOptionDefinition[] = [
  {
    name: 'onTaskError',
    label: 'When a task fails',
    help: 'Whether the others still run.',
    strategies: ALL,
    kinds: BOTH,
    value: {
      type: 'choice',
      default: { node: 'go-on', python: 'go-on' },
      choices: [
        { value: 'go-on', label: 'Go on', help: 'The failure is counted, and the others run.' },
        { value: 'stop', label: 'Stop', help: 'No further task starts, and the run has failed.' },
      ],
    },
  },
  {
    name: 'taskTimeLimitMs',
    label: 'Limit per task',
    help: 'A coroutine that takes longer is cancelled and counts as failed; with workers that can’t be interrupted the run ends.',
    strategies: ALL,
    kinds: BOTH,
    value: { type: 'integer', unit: 'ms', min: 1, max: 3_600_000, default: null },
  },
];

/** Every option there is, in the order in which the window shows them. */
export const runOptions: readonly RunOptionDefinition[] = [
  ...poolDefinitions,
  ...processDefinitions,
  ...asyncDefinitions,
  ...scheduleDefinitions,
  ...interpreterDefinitions,
  ...errorDefinitions,
];
