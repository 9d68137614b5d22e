/** Which options and values there are for a strategy on an interpreter: main and renderer agree here. */
import type {
  Admission,
  Catalogue,
  RunOptionDefinition,
  StrategyId,
  WorkloadId,
} from './catalogue.ts';
import type { Executor, RunOptionName, RunOptions, Schedule } from './run-options.ts';
import type { RuntimeFeatures, UsableRuntime } from './runtime.ts';

/** What decides which options there are. */
export interface OptionPlace {
  readonly strategy: StrategyId;
  readonly runtime: Pick<UsableRuntime, 'kind' | 'version' | 'features' | 'abilities'>;
}

const NO_CHOICE: Admission = {
  admitted: false,
  reason:
    'A program of your own shares its work out by itself: no strategy and no runtime goes with it.',
};

const STATIC_SCHEDULES: readonly Schedule[] = ['round-robin', 'blocks'];
const POOL_SCHEDULES: readonly Schedule[] = ['dynamic', 'guided', 'blocks'];

/** Schedules of a strategy, the default one first; none where there is nothing to choose. */
export function schedulesOf(strategy: StrategyId): readonly Schedule[] {
  if (isPool(strategy)) return POOL_SCHEDULES;
  return strategy === 'sequential' || strategy === 'async' ? [] : STATIC_SCHEDULES;
}

/** Python's pools of a strategy, the default one first. */
export function executorsOf(
  strategy: StrategyId,
  features: Pick<RuntimeFeatures, 'interpreterPool'>,
): readonly Executor[] {
  if (strategy === 'process-pool') return ['multiprocessing.Pool', 'ProcessPoolExecutor'];
  if (strategy !== 'thread-pool') return [];
  return features.interpreterPool === true
    ? ['ThreadPoolExecutor', 'InterpreterPoolExecutor']
    : ['ThreadPoolExecutor'];
}

/**
 * Values of a choice that can be had here, in the catalogue's order; for a switch or a number: none.
 * Whether the option applies at all is `optionApplies`.
 */
export function choicesOf(definition: RunOptionDefinition, place: OptionPlace): readonly string[] {
  if (definition.value.type !== 'choice') return [];
  const possible = possibleValues(definition.name, place);
  const { kind } = place.runtime;
  return definition.value.choices
    .filter(({ kinds }) => kinds === undefined || kinds.some((one) => one === kind))
    .map(({ value }) => value)
    .filter((value) => possible === null || possible.includes(value));
}

/** What happens when a choice is not made; `null`: nothing in particular (a number without default). */
export function defaultChoiceOf(
  definition: RunOptionDefinition,
  place: OptionPlace,
): string | null {
  const { name, value } = definition;
  const { kind, features } = place.runtime;
  if (name === 'schedule') return schedulesOf(place.strategy)[0] ?? null;
  if (name === 'executor') return executorsOf(place.strategy, features)[0] ?? null;
  if (name === 'startMethod') return features.startMethods[0] ?? null;
  if (name === 'gil') return features.gilEnabled === false ? 'off' : 'on';
  return value.type === 'choice' && kind !== 'other' ? value.default[kind] : null;
}

/** Whether an option means something here, beside the other options that are chosen. */
export function optionApplies(
  definition: RunOptionDefinition,
  place: OptionPlace,
  chosen: RunOptions,
): boolean {
  const { name, strategies, kinds } = definition;
  const { strategy, runtime } = place;
  if (!strategies.includes(strategy) || !kinds.includes(runtime.kind)) return false;
  // One per task may be remembered from a strategy that has it.
  if (name === 'schedule') return chosen.perTask !== true || !hasOnePerTask(strategy);
  if (name === 'chunk') return chosen.schedule !== 'blocks';
  if (name === 'gil') return runtime.features.freeThreadedBuild === true;
  if (name === 'startMethod') return runtime.features.startMethods.length > 0;
  return true;
}

/** The options that mean something here: what was chosen for other strategies is left out. */
export function applicableOptions(
  definitions: readonly RunOptionDefinition[],
  place: OptionPlace,
  chosen: RunOptions,
): RunOptions {
  const names = definitions
    .filter((definition) => optionApplies(definition, place, chosen))
    .filter((definition) => isPossible(definition, place, chosen[definition.name]))
    .map(({ name }) => name);
  const entries = Object.entries(chosen).filter(([name]) => names.includes(name as RunOptionName));
  return Object.fromEntries(entries);
}

/** Whether a workload runs under a strategy on this runtime; of an own run host its word counts. */
export function admissionFor(
  { admission, workloads }: Pick<Catalogue, 'admission' | 'workloads'>,
  workload: WorkloadId,
  { strategy, runtime }: OptionPlace,
): Admission {
  if (workload === 'command' || strategy === 'program') return NO_CHOICE;
  if (runtime.kind !== 'other') return admission[workload][runtime.kind][strategy];
  const offered = runtime.abilities?.[workload] ?? [];
  if (offered.includes(strategy)) return { admitted: true, note: null };
  const label = workloads.find(({ id }) => id === workload)?.label ?? workload;
  const reason =
    offered.length === 0
      ? `This run host does not offer the workload ${label}: choose another one.`
      : `This run host offers ${label} under ${offered.join(', ')} only.`;
  return { admitted: false, reason };
}

/** Whether a version such as `3.11.7` or `3.14.0rc1` is at least this one. */
export function isVersionAtLeast(version: string, major: number, minor: number): boolean {
  const [seenMajor = 0, seenMinor = 0] = version.split('.').map((part) => parseInt(part, 10) || 0);
  return seenMajor > major || (seenMajor === major && seenMinor >= minor);
}

/** `null`: no more is known than what the catalogue says. */
function possibleValues(
  name: RunOptionName,
  { strategy, runtime }: OptionPlace,
): readonly string[] | null {
  if (name === 'schedule') return schedulesOf(strategy);
  if (name === 'executor') return executorsOf(strategy, runtime.features);
  if (name === 'startMethod') return runtime.features.startMethods;
  if (name === 'asyncStyle' && !isVersionAtLeast(runtime.version, 3, 11)) {
    return ['gather', 'semaphore'];
  }
  return null;
}

/** Of numbers and switches every value is; whether a number is in its bounds is for the check to say. */
function isPossible(
  definition: RunOptionDefinition,
  place: OptionPlace,
  value: string | number | boolean | undefined,
): boolean {
  const isChoice = definition.value.type === 'choice' && typeof value === 'string';
  return !isChoice || choicesOf(definition, place).includes(value);
}

function hasOnePerTask(strategy: StrategyId): boolean {
  return strategy === 'threads' || strategy === 'processes';
}

function isPool(strategy: StrategyId): boolean {
  return strategy === 'thread-pool' || strategy === 'process-pool';
}
