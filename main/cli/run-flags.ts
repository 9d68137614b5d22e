import type { Parameter, PresetId, Workload } from '../../contract/catalogue.ts';
import { DEFAULT_SEED, MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../contract/limits.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { MAX_TICK_MS, MIN_TICK_MS } from '../monitor/sampler.ts';
import { formatCount } from '../report/quantities.ts';
import { defaultSettings } from '../store/settings-schema.ts';
import { coresFlag } from './cores-flag.ts';
import type { FlagDefinition, Flags } from './flags.ts';
import { optionFlags } from './option-flags.ts';
import { parameterFlag } from './parameter-flag.ts';
import { reportFlag } from './report/report-flags.ts';
import { UsageError } from './usage-error.ts';

export const PRESETS: readonly PresetId[] = ['quick', 'long'];
export const DEFAULT_TIME_LIMIT_S = defaultSettings.launch.timeLimitS;

const VALUE_NAMES: Readonly<Record<Parameter['type'], string>> = {
  folder: 'FOLDER',
  integer: 'N',
  choice: 'NAME',
};

/** What a folder is when none is named. */
export const DEFAULT_FOLDERS = {
  'sample-files': '32 sample files of 64 KiB to 4 MiB',
  'corelane-sources': 'the sources of Corelane’s workloads',
} as const;

const ids = (entries: readonly { readonly id: string }[]): string =>
  entries.map(({ id }) => id).join(', ');

export const historyFlag: FlagDefinition = {
  name: 'no-history',
  value: null,
  help: 'Leaves nothing in the history.',
};

/** The options of `run` that do not depend on the workload. */
export const generalRunFlags: readonly FlagDefinition[] = [
  { name: 'workload', value: 'NAME', help: `What a task does: ${ids(catalogue.workloads)}.` },
  { name: 'strategy', value: 'NAME', help: `How tasks are spread: ${ids(catalogue.strategies)}.` },
  {
    name: 'runtime',
    value: 'WHICH',
    help: 'node, python, one with a version (python@3.11), or the path of an interpreter.',
  },
  {
    name: 'host',
    value: 'PATH',
    help: "A run host of your own instead of a runtime; 'example' is the one in C that comes along.",
  },
  {
    name: 'workers',
    value: 'N',
    help: `How many threads, processes or tasks in flight: 1 to ${MAX_WORKERS}; else one per core.`,
  },
  coresFlag,
  {
    name: 'preset',
    value: 'NAME',
    help: 'As much work as takes about 1 s (quick) or 10 s (long) on two cores here; measured at first use.',
  },
  { name: 'seed', value: 'N', help: `Seed of all random numbers; else ${DEFAULT_SEED}.` },
  {
    name: 'time-limit',
    value: 'SECONDS',
    help: `Ends the run after this time: 1 to ${formatCount(MAX_TIME_LIMIT_S)}; else ${DEFAULT_TIME_LIMIT_S}.`,
  },
  {
    name: 'tick',
    value: 'MS',
    help: `Time between two samples: ${MIN_TICK_MS} to ${formatCount(MAX_TICK_MS)} ms; else ${defaultSettings.tickMs}.`,
  },
  historyFlag,
  reportFlag,
  { name: 'json', value: null, help: 'Prints the result as one JSON object.' },
];

/** The options for the parameters of a workload. */
export function workloadFlags(workload: Workload): readonly FlagDefinition[] {
  return workload.parameters.map((parameter) => ({
    name: parameterFlag(parameter),
    value: VALUE_NAMES[parameter.type],
    help: `${parameter.help}${boundsText(parameter)}`,
  }));
}

/** Every option that `run` knows, each once: workloads share names such as `--tasks`. */
export function allRunFlags(): readonly FlagDefinition[] {
  const all = [...generalRunFlags, ...optionFlags, ...catalogue.workloads.flatMap(workloadFlags)];
  return all.filter(({ name }, index) => all.findIndex((flag) => flag.name === name) === index);
}

/** `--size` with http-get would be without effect, and a number without effect misleads. */
export function refuseForeignParameters(workload: Workload, flags: Flags): void {
  const own = workloadFlags(workload).map(({ name }) => name);
  const all = catalogue.workloads.flatMap(workloadFlags).map(({ name }) => name);
  const foreign = all.find((name) => flags.has(name) && !own.includes(name));
  if (foreign !== undefined)
    throw new UsageError(
      `'--${foreign}' is no parameter of ${workload.id}: it takes ${own.map((name) => `--${name}`).join(', ')}.`,
    );
}

function boundsText(parameter: Parameter): string {
  if (parameter.type === 'folder') return ` Else ${DEFAULT_FOLDERS[parameter.default]}.`;
  if (parameter.type === 'choice') {
    const words = parameter.choices.map(({ value }) => value).join(', ');
    return ` ${words}; else ${parameter.default}.`;
  }
  const { min, max, unit } = parameter;
  const range = `${formatCount(min)} to ${formatCount(max)}${unit === '' ? '' : ` ${unit}`}`;
  return ` ${range}; else ${formatCount(parameter.default)}.`;
}
