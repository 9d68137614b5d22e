/** What can't go together although each by itself can: main and renderer agree here. */
import type { Parameter, ParameterValues, StrategyId, WorkloadId } from './catalogue.ts';
import type { RunOptions } from './run-options.ts';
import type { RuntimeKind } from './runtime.ts';

/** A run as it is about to be, its values checked one by one already. */
export interface Combination {
  readonly workload: WorkloadId;
  readonly parameters: ParameterValues;
  readonly strategy: StrategyId;
  readonly workers: number;
  readonly options: RunOptions;
  readonly kind: RuntimeKind;
}

export interface CombinationProblem {
  /** Name of the parameter or option at fault, or `workers`. */
  readonly field: string;
  /** What is wrong and what to do, in one sentence. */
  readonly reason: string;
}

/** Most tasks that a host takes. */
const MAX_TASKS = 1_000_000;
/** Node's shared counter has 32 bits, one of them for the sign. */
const MAX_NODE_COUNT = 2 ** 31 - 1;

/** The first thing that does not go together; `null`: all does. */
export function combinationProblem(combination: Combination): CombinationProblem | null {
  switch (combination.workload) {
    case 'start-gate':
    case 'bounded-buffer':
      return meetingProblem(combination) ?? bufferProblem(combination);
    case 'counter':
      return counterProblem(combination);
    case 'pipe':
      return transportProblem(combination);
    case 'primes':
    case 'matrix':
    case 'mandelbrot':
    case 'sort':
    case 'sha256-blocks':
    case 'compress':
    case 'sum':
    case 'files-sha256':
    case 'files-read':
    case 'http-get':
    case 'sleep':
    case 'fetch-and-parse':
    case 'word-count':
    case 'limited':
    case 'lock-contention':
    case 'faulty':
      return interpreterPoolProblem(combination);
    case 'command':
      return null;
  }
}

/** Whether a parameter means something beside the others: a fault's own figures, for one. */
export function parameterApplies({ onlyWith }: Parameter, values: ParameterValues): boolean {
  return onlyWith === undefined || values[onlyWith.parameter] === onlyWith.value;
}

/** Tasks that wait for each other must be able to meet. */
function meetingProblem(combination: Combination): CombinationProblem | null {
  const { workload, parameters, workers, options, strategy } = combination;
  if (workers < 2) {
    return {
      field: 'workers',
      reason: `The tasks of this workload wait for each other, and one worker would wait for ever: choose at least 2 workers; got ${workers}.`,
    };
  }
  if (workload === 'bounded-buffer' && isSplitBeforehand(combination) && workers % 2 === 1) {
    return {
      field: 'workers',
      reason: `With ${strategy} each worker is a producer or a consumer from the start, and there must be as many of each: choose an even number of workers; got ${workers}.`,
    };
  }
  if (workload === 'start-gate' && Number(parameters['rounds']) * workers > MAX_TASKS) {
    return {
      field: 'rounds',
      reason: `${workers} workers in as many rounds are more than ${MAX_TASKS} tasks: choose fewer rounds or workers.`,
    };
  }
  return scheduleProblem(options) ?? interpreterPoolProblem(combination);
}

function scheduleProblem({ schedule, chunk, asyncCalls }: RunOptions): CombinationProblem | null {
  const waiting = 'The tasks of this workload wait for each other';
  if (schedule === 'blocks' || schedule === 'guided') {
    return {
      field: 'schedule',
      reason: `${waiting}, so no worker may hold several: leave the schedule at its default.`,
    };
  }
  if (chunk !== undefined && chunk > 1) {
    return {
      field: 'chunk',
      reason: `${waiting}, so no worker may hold several: take 1 at a time.`,
    };
  }
  if (asyncCalls !== undefined && asyncCalls !== 'awaited') {
    return {
      field: 'asyncCalls',
      reason: `${waiting}, and one that blocks the event loop would wait for ever: let calls be awaited.`,
    };
  }
  return null;
}

function bufferProblem({ parameters, kind }: Combination): CombinationProblem | null {
  if (parameters['buffer'] !== 'queue' || kind !== 'node') return null;
  return {
    field: 'buffer',
    reason:
      'Node.js has no bounded queue between threads: choose the condition variable, or a Python runtime.',
  };
}

function counterProblem(combination: Combination): CombinationProblem | null {
  const { parameters, strategy, kind } = combination;
  const total = Number(parameters['tasks']) * Number(parameters['increments']);
  if (kind === 'node' && total > MAX_NODE_COUNT) {
    return {
      field: 'increments',
      reason: `The shared counter of Node.js holds at most ${MAX_NODE_COUNT}: choose fewer tasks or increments.`,
    };
  }
  if (
    kind === 'python' &&
    parameters['protection'] === 'atomic' &&
    strategy.startsWith('process')
  ) {
    return {
      field: 'protection',
      reason: 'Python has no atomic number between processes: choose a lock, or Threads.',
    };
  }
  return interpreterPoolProblem(combination);
}

function transportProblem({
  parameters,
  strategy,
  options,
  kind,
}: Combination): CombinationProblem | null {
  const { transport } = parameters;
  const refuse = (reason: string) => ({ field: 'transport', reason });
  if (transport === 'copy') return null;
  if (kind === 'python' && transport === 'transfer') {
    return refuse('In Python memory can’t change its owner: choose Copy or Shared memory.');
  }
  if (kind === 'node' && strategy.startsWith('process')) {
    return refuse(
      'Between Node.js processes memory can be neither transferred nor shared: choose Copy, or Threads.',
    );
  }
  if (options.executor === 'InterpreterPoolExecutor') {
    return refuse('Between interpreters no account is kept of shared memory: choose Copy.');
  }
  return null;
}

const SHARED: readonly WorkloadId[] = [
  'counter',
  'bounded-buffer',
  'limited',
  'start-gate',
  'lock-contention',
];

function interpreterPoolProblem({ workload, options }: Combination): CombinationProblem | null {
  if (options.executor !== 'InterpreterPoolExecutor' || !SHARED.includes(workload)) return null;
  return {
    field: 'executor',
    reason: 'Interpreters share no objects, so no lock either: choose ThreadPoolExecutor.',
  };
}

function isSplitBeforehand({ strategy, options }: Combination): boolean {
  return (strategy === 'threads' || strategy === 'processes') && options.perTask !== true;
}
