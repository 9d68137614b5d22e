import type { HostStrategyId, StrategyCode } from '../../contract/catalogue.ts';
import type { RunOptions } from '../../contract/run-options.ts';

/** Mirrors what `workloads/node/host.mjs` imports for a strategy and its options. */
export function nodeStrategyCode(strategy: HostStrategyId, options: RunOptions): StrategyCode {
  if (strategy === 'async') return asyncCode[options.asyncStyle ?? 'gather'] ?? asyncCode.gather;
  if (options.perTask === true) return perTaskCode[strategy] ?? plainCode[strategy];
  return plainCode[strategy];
}

function code(names: readonly string[], movingParts: string): StrategyCode {
  return { files: names.map((name) => `node/strategies/${name}.mjs`), movingParts };
}

const gather = code(
  ['async', 'async.worker'],
  'As many lanes as tasks may be in flight take the next task from one iterator, and Promise.all waits for the lanes. While one lane awaits, the event loop works for the others; a task that computes stops them all.',
);

const asyncCode: Readonly<Record<string, StrategyCode>> & { readonly gather: StrategyCode } = {
  gather,
  semaphore: code(
    ['async', 'async-semaphore.worker'],
    'A promise for every task is made at once, and a semaphore lets as many in as may be in flight. Each one that is through lets the next one in, which had only been waiting.',
  ),
};

const perTaskCode: Readonly<Partial<Record<HostStrategyId, StrategyCode>>> = {
  threads: code(
    ['thread-per-task', 'thread-per-task.worker', 'one-per-task'],
    'For each task a Worker is started, and it ends with its task; as many lanes as there may be threads start one after another. Every start makes a whole JavaScript engine, and the next task waits until a place is free.',
  ),
  processes: code(
    ['process-per-task', 'process-per-task.worker', 'one-per-task'],
    'For each task a process is forked, and it ends with its task; as many lanes as there may be processes start one after another. Every start loads a whole Node.js anew, and the answer comes back through the IPC channel.',
  ),
};

const plainCode: Readonly<Record<HostStrategyId, StrategyCode>> = {
  sequential: code(
    ['sequential', 'threads.worker'],
    'One Worker runs the tasks one after another, so that the main thread stays free to talk to Corelane. Nothing overlaps: this is the time that the others have to beat.',
  ),
  threads: code(
    ['threads', 'threads.worker'],
    'Each Worker is a thread with a JavaScript engine and a heap of its own, and knows its tasks from the start. Results come back as messages, and no queue is shared.',
  ),
  'thread-pool': code(
    ['thread-pool', 'pool.worker', 'pool-workers'],
    'The library workerpool keeps a queue in the main thread and hands the next call to whichever Worker is free. A call is a message to and a message back, which is the price of the balance.',
  ),
  processes: code(
    ['processes', 'processes.worker'],
    'Each forked process is a whole Node.js and knows its tasks from the start. Results come back through an IPC channel, encoded as text or by structured clone.',
  ),
  'process-pool': code(
    ['process-pool', 'pool.worker', 'pool-workers'],
    'The library workerpool keeps a queue in the main process and hands the next call to whichever child process is free. A call goes to and fro through a pipe, which costs more than between threads.',
  ),
  async: gather,
  'threads-async': code(
    ['threads-async', 'threads', 'async.worker'],
    'Each Worker has an event loop of its own that keeps several of its tasks in flight. The loops carry the waiting, and the threads bring more cores to what is computed in between.',
  ),
  'processes-async': code(
    ['processes-async', 'processes', 'processes-async.worker'],
    'Each forked process has an event loop of its own that keeps several of its tasks in flight. The loops carry the waiting, the processes the computing, and they share nothing.',
  ),
};
