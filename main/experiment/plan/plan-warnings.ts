import type { Configuration, ExperimentSpec } from '../../../contract/experiment.ts';
import type { Failure } from '../../../contract/result.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { listed } from '../../lab/listed.ts';
import { leastRuns } from '../../statistics/least-runs.ts';
import { hasCommands } from './command-cells.ts';
import type { KnownWallMs } from './expected-time.ts';
import { pairCount } from './pair-count.ts';
import { leastRepeatsOf, mostRepeatsOf } from './run-counts.ts';

/** With fewer runs there is no 95 % interval of a median from order statistics. */
const LEAST_FOR_INTERVAL = 6;

export interface PlanFacts {
  readonly spec: ExperimentSpec;
  readonly configurations: readonly Configuration[];
  readonly knownWallMs: KnownWallMs;
  /** That the runs will have. */
  readonly effectiveCores: number;
}

/** What the reader should know before the start; none of it keeps the experiment from starting. */
export function planWarnings(facts: PlanFacts): readonly Failure[] {
  const found = [
    nothingToCompare(facts),
    tooFewRuns(facts),
    noInterval(facts),
    moreWorkersThanCores(facts),
    longerThanTheLimit(facts),
    someAreAsked(facts),
  ];
  return [...found.filter((warning) => warning !== null), ...optionsLeftOut(facts)];
}

function nothingToCompare({ spec, configurations }: PlanFacts): Failure | null {
  if (configurations.length === 1) {
    return {
      code: 'one-configuration',
      message: `There is one configuration, so nothing will be compared: ${hasCommands(spec) ? 'give a second command, or several values of a parameter' : 'choose a second strategy, runtime, number of workers or value'}.`,
    };
  }
  if (pairCount(configurations, spec.family) > 0) return null;
  return {
    code: 'different-work',
    message:
      'No two configurations do the same work, so none can be called faster: choose a second strategy, runtime or number of workers.',
  };
}

function tooFewRuns({ spec, configurations }: PlanFacts): Failure | null {
  const pairs = pairCount(configurations, spec.family);
  const needed = pairs === 0 ? 0 : leastRuns(pairs);
  const [least, most] = [leastRepeatsOf(spec.stopRule), mostRepeatsOf(spec.stopRule)];
  if (least >= needed) return null;
  const because = `${pairs === 1 ? 'one pair' : `a family of ${pairs} pairs`} needs at least ${needed} runs of each configuration`;
  const message =
    most < needed
      ? `With ${counted(most)} no difference can be told, however large: ${because}. Choose at least ${needed}.`
      : `The experiment may end after ${counted(least)}, and then no difference can be told: ${because}. Choose at least ${needed} as the least.`;
  return { code: 'too-few-runs', message };
}

function noInterval({ spec }: PlanFacts): Failure | null {
  const most = mostRepeatsOf(spec.stopRule);
  if (most >= LEAST_FOR_INTERVAL) return null;
  const reached = spec.stopRule.rule === 'precision' ? ' and the aim can’t be reached' : '';
  return {
    code: 'no-interval',
    message: `With ${counted(most)} of each configuration there is no 95 % interval of the median${reached}: choose at least ${LEAST_FOR_INTERVAL}.`,
  };
}

/** Some above the cores show where it stops to pay; all above them show nothing else. */
function moreWorkersThanCores(facts: PlanFacts): Failure | null {
  const { spec, configurations, effectiveCores } = facts;
  const group = catalogue.workloads.find(({ id }) => id === spec.workload)?.group;
  // Tasks in flight in one event loop are not workers that could share cores.
  const counts = configurations
    .filter(({ request }) => isCounted(request.strategy) && request.strategy !== 'async')
    .map(({ request }) => request.workers);
  const least = Math.min(...counts);
  if (group !== 'cpu' || counts.length === 0 || least <= Math.max(1, effectiveCores)) return null;
  return {
    code: 'more-workers-than-cores',
    message: `This work computes, and every configuration has more workers than the ${effectiveCores} cores there are (${least} or more): add a number of workers up to that.`,
  };
}

function longerThanTheLimit({ spec, configurations, knownWallMs }: PlanFacts): Failure | null {
  const tooLong = configurations.filter(
    (configuration) => (knownWallMs(configuration) ?? 0) >= spec.timeLimitMs,
  );
  if (tooLong.length === 0) return null;
  return {
    code: 'time-limit',
    message: `The time limit of ${spec.timeLimitMs / 1000} s will probably end every run of ${labels(tooLong)}: choose a longer one, or less work.`,
  };
}

/** What asking costs is then a part of every difference. */
function someAreAsked({ configurations }: PlanFacts): Failure | null {
  const asked = configurations.filter(({ request }) => request.command?.runtimeDetails === true);
  if (asked.length === 0 || asked.length === configurations.length) return null;
  return {
    code: 'runtime-details-differ',
    message: `The runtimes of ${labels(asked)} are asked, which costs them time, and those of the others are not: a difference is also what asking costs. Ask all of them, or none.`,
  };
}

/** An option of the experiment that a strategy knows, and that this runtime can't have. */
function optionsLeftOut({ spec, configurations }: PlanFacts): readonly Failure[] {
  return Object.entries(spec.options).flatMap(([name, value]) => {
    const definition = catalogue.options.find((option) => option.name === name);
    if (definition === undefined) return [];
    const isMeant = ({ request, runtime }: Configuration) =>
      definition.strategies.includes(request.strategy) && definition.kinds.includes(runtime.kind);
    const without = configurations.filter(
      (configuration) => isMeant(configuration) && !(name in configuration.request.options),
    );
    const hasEffect = configurations.some(({ request }) => name in request.options);
    const where = hasEffect ? labels(without) : 'all configurations';
    if (hasEffect && without.length === 0) return [];
    return [
      {
        code: 'option-left-out',
        message: `The option “${definition.label}” (${String(value)}) is without effect in ${where}: it is left out there.`,
      },
    ];
  });
}

function isCounted(strategy: string): boolean {
  return catalogue.strategies.find(({ id }) => id === strategy)?.workersMeaning !== null;
}

function labels(configurations: readonly Configuration[]): string {
  return listed(configurations.map(({ label }) => `“${label}”`));
}

function counted(runs: number): string {
  return runs === 1 ? 'one run' : `${runs} runs`;
}
