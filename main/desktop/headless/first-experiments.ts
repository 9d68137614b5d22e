import type { StrategyId } from '../../../contract/catalogue.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import type { InterpreterKind, Runtime, RuntimeKind } from '../../../contract/runtime.ts';
import { runtimeTitle } from '../../../contract/runtime-title.ts';
import { chooseDefaultRuntime } from '../../runtimes/default-runtime.ts';

const STRATEGIES: readonly StrategyId[] = ['sequential', 'threads', 'processes'];
const KINDS: readonly InterpreterKind[] = ['python', 'node'];
const MAX_WORKERS = 8;

/** The least with which a median has a 95 % interval; five would do to tell two pairs apart. */
const ROUNDS = 6;

/** Of a run that hangs. */
const TIME_LIMIT_MS = 120_000;

/** Short, since the whole is to take about a minute. */
const COOL_DOWN_MS = 100;

/**
 * So much a worker that none has too little to be measured: about 0.4 s on a core of today, for each
 * language at its own speed. Of the same work Node.js would be done before anything could be seen.
 */
const TASKS_PER_WORKER = 8;
const SIZES: Readonly<Record<InterpreterKind, number>> = { python: 60_000, node: 500_000 };

/**
 * What a reader of the report must know to read it well.
 * @param experiments how many there are, one a language
 */
export function firstNote(experiments: number): string {
  const ways = 'one after another, in threads and in processes';
  if (experiments < 2) return `The same computation ${ways}.`;
  return `Primes ${ways}, in two languages. Each counts as far as it gets in about the same time, so compare their speed-ups, not their times.`;
}

/**
 * The experiments that show a newcomer the point: the same computation one after another, in threads
 * and in processes, once on the default Python and once on the default Node.js. Two of them, because
 * their work differs in size, and an experiment compares what did the same. A kind without a runtime
 * is left out.
 * @param effectiveCores of the machine; threads and processes get as many workers, but 2 to 8
 */
export function firstExperiments(
  runtimes: readonly Runtime[],
  effectiveCores: number,
  remembered: Readonly<Partial<Record<RuntimeKind, string | null>>> = {},
): readonly ExperimentSpec[] {
  const workers = Math.min(Math.max(Math.floor(effectiveCores), 2), MAX_WORKERS);
  return KINDS.flatMap((kind) => {
    const runtime = chooseDefaultRuntime(runtimes, kind, remembered[kind] ?? null);
    if (runtime === null) return [];
    return [
      {
        ...EXPERIMENT_DEFAULTS,
        title: `Strategies on ${runtimeTitle(runtime)}`,
        workload: 'primes',
        parameters: {
          tasks: [TASKS_PER_WORKER * workers],
          size: [SIZES[kind]],
          sizes: ['uniform'],
        },
        strategies: STRATEGIES.map((strategy) => ({ strategy, options: {} })),
        runtimeIds: [runtime.id],
        workers: [workers],
        baseline: { strategy: 'sequential' },
        stopRule: { rule: 'repeats', repeats: ROUNDS },
        coolDownMs: COOL_DOWN_MS,
        timeLimitMs: TIME_LIMIT_MS,
      },
    ];
  });
}
