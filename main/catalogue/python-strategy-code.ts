import type { HostStrategyId, StrategyCode } from '../../contract/catalogue.ts';
import type { RunOptions } from '../../contract/run-options.ts';

/** Mirrors the table in `corelane_host/strategies/__init__.py`. */
export function pythonStrategyCode(strategy: HostStrategyId, options: RunOptions): StrategyCode {
  if (strategy === 'async') return asyncCode[options.asyncStyle ?? 'gather'] ?? asyncCode.gather;
  if (strategy === 'thread-pool' && options.executor === 'InterpreterPoolExecutor') {
    return interpreterPool;
  }
  if (strategy === 'process-pool' && options.executor === 'ProcessPoolExecutor') {
    return processPoolExecutor;
  }
  if (options.perTask === true) return perTaskCode[strategy] ?? plainCode[strategy];
  return plainCode[strategy];
}

/** What runs a task and notes its times is the same file for all. */
const WORKER = 'python/corelane_host/worker.py';

function code(name: string, movingParts: string): StrategyCode {
  return { files: [`python/corelane_host/strategies/${name}.py`, WORKER], movingParts };
}

const gather = code(
  'asyncio_loop',
  'As many lanes as tasks may be in flight take the next task from one iterator, and asyncio.gather waits for the lanes. While one lane awaits, the loop works for the others; a task that computes stops them all.',
);

const asyncCode: Readonly<Record<string, StrategyCode>> & { readonly gather: StrategyCode } = {
  gather,
  'task-group': code(
    'asyncio_task_group',
    'The same lanes as with gather are tasks of one asyncio.TaskGroup, which waits for all of them at its end. When one raises, the group cancels the others, which gather would leave running.',
  ),
  semaphore: code(
    'asyncio_semaphore',
    'A coroutine for every task is started at once, and an asyncio.Semaphore lets as many in as may be in flight. Each one that is through lets the next one in, which had only been waiting.',
  ),
};

const interpreterPool = code(
  'interpreter_pool',
  'Each thread of the pool has a Python interpreter of its own, and with it a GIL of its own: they compute at the same time. They share no objects, so tasks and results are pickled from one to the other.',
);

const processPoolExecutor = code(
  'process_pool_executor',
  'The executor puts calls into one queue, and whichever process is free takes the next one; results come back through a pipe. When a process dies, it ends the others and raises BrokenProcessPool.',
);

const perTaskCode: Readonly<Partial<Record<HostStrategyId, StrategyCode>>> = {
  threads: code(
    'thread_per_task',
    'For each task a threading.Thread is started, and it ends with its task. A semaphore counts the places, so the main thread waits while as many as allowed are alive.',
  ),
  processes: code(
    'process_per_task',
    'For each task a multiprocessing.Process is started, and it ends with its task. The host waits for pipes and sentinels at once, and starts the next one when a place is free.',
  ),
};

const plainCode: Readonly<Record<HostStrategyId, StrategyCode>> = {
  sequential: code(
    'sequential',
    'The main thread runs the tasks in a plain loop. Nothing overlaps: this is the time that the others have to beat.',
  ),
  threads: code(
    'threads',
    'Each threading.Thread knows its tasks from the start, and join waits for its end. Under a GIL only one of them runs byte code at any moment; they overlap where they wait or compute in native code.',
  ),
  'thread-pool': code(
    'thread_pool',
    'A ThreadPoolExecutor puts calls into one queue, and whichever thread is free takes the next one. Each call has a future, through which its result or its exception comes back.',
  ),
  processes: code(
    'processes',
    'Each multiprocessing.Process has an interpreter and a GIL of its own, and knows its tasks from the start. Results are pickled and come back through a pipe.',
  ),
  'process-pool': code(
    'process_pool',
    'A multiprocessing.Pool puts chunks into one queue, and whichever process is free takes the next one; results are pickled on their way back. When a process dies, the pool waits for its chunk for ever.',
  ),
  async: gather,
  'threads-async': code(
    'threads_async',
    'Each thread has an asyncio loop of its own that keeps several of its tasks in flight. Under a GIL the loops take turns as threads do: the waiting overlaps, the computing does not.',
  ),
  'processes-async': code(
    'processes_async',
    'Each process has an asyncio loop of its own that keeps several of its tasks in flight. The loops carry the waiting, the processes the computing, and results come back through pipes.',
  ),
};
