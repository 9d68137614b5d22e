import type { StartMethod } from './runtime.ts';

/** Python's process and thread pools. */
export type Executor =
  'multiprocessing.Pool' | 'ProcessPoolExecutor' | 'ThreadPoolExecutor' | 'InterpreterPoolExecutor';

/**
 * How tasks come to workers. `round-robin`: task i belongs to worker i mod W. `blocks`: each worker
 * has one row of neighbours. `dynamic`: whoever is free takes the next `chunk`. `guided`: likewise,
 * in chunks that shrink with what is left.
 */
export type Schedule = 'round-robin' | 'blocks' | 'dynamic' | 'guided';

/** How the tasks in flight are held together in an event loop. */
export type AsyncStyle = 'gather' | 'task-group' | 'semaphore';

/** How a task that blocks is called from an event loop. */
export type AsyncCalls = 'awaited' | 'blocking' | 'to-thread';

/**
 * Options of a strategy, each absent where the default is wanted. `workloads/protocol.md` and the
 * catalogue say where each applies.
 */
export interface RunOptions {
  /** How Python worker processes are started; absent: the interpreter's default. */
  readonly startMethod?: StartMethod;
  readonly executor?: Executor;
  /** A thread (process) for each task, at most W at a time. */
  readonly perTask?: boolean;
  readonly schedule?: Schedule;
  /** Tasks taken at a time; the least that `guided` takes. */
  readonly chunk?: number;
  readonly asyncStyle?: AsyncStyle;
  readonly asyncCalls?: AsyncCalls;
  /** Tasks in flight in each event loop of the hybrids. */
  readonly inFlight?: number;
  /** How Node encodes messages between processes. */
  readonly serialization?: 'json' | 'advanced';
  /** Of a free-threaded Python build. */
  readonly gil?: 'on' | 'off';
  readonly onTaskError?: 'go-on' | 'stop';
  readonly taskTimeLimitMs?: number;
}

export type RunOptionName = keyof RunOptions;
