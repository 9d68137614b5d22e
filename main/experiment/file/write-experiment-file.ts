import { Document, isCollection, isMap, isScalar } from 'yaml';

import type { CommandSpec } from '../../../contract/command.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { maskedCommand } from '../../command/mask-environment.ts';
import { preferredRuntime } from '../../runtimes/default-runtime.ts';
import { runtimesFitting } from '../../runtimes/select-runtime.ts';
import { type CommandsSpec, hasCommands } from '../plan/command-cells.ts';
import { EXPERIMENT_FILE_SCHEMA } from './file-spec.ts';

type RuntimeName = string | { readonly host: string };

const HEAD = ' An experiment of Corelane. Run it with: corelane compare FILE';

const COMMENTS: Readonly<Record<string, string>> = {
  parameters: ' Several values of one make a configuration each: size: [10000, 20000]',
  runtimes: ' By what they are, so that the file serves on other machines; or by a path.',
  workers: ' Also ranges, and by cores: 1-8, 1-2x cores',
  seed: ' Of the work',
  orderSeed: ' Of the order of runs, and of what is drawn in the statistics',
  stop: ' {repeats: 10}, or until the 95 % CI of each median is within ± ciPercent',
  baseline: ' What the others are held against; what is left out is chosen by itself',
  family: ' baseline: each against it; all-pairs: each against each',
  equivalencePercent: ' A difference smaller than this is none',
};

const WRITTEN_IN_ONE_LINE = ['workers', 'options', 'cores', 'stop', 'baseline'];

/**
 * An experiment as a file for people, in YAML, with comments that help. Runtimes stand there by kind
 * and version; by their path where that would mean another one of this machine. Reading the file
 * again here gives the same experiment.
 * @returns `unknown-runtime` when one of them is no longer here, so that it has no name
 */
export function writeExperimentFile(
  spec: ExperimentSpec,
  runtimes: readonly Runtime[],
): Result<string, 'unknown-runtime'> {
  if (hasCommands(spec)) return ok(textOf(commandsContent(spec)));
  const names = new Map<string, RuntimeName>();
  for (const id of spec.runtimeIds) {
    const runtime = runtimes.find((candidate) => candidate.id === id);
    if (runtime?.usable !== true) return unknownRuntime(id);
    names.set(id, runtimeName(runtime, runtimes));
  }
  return ok(textOf(contentOf(spec, names)));
}

function textOf(content: Readonly<Record<string, unknown>>): string {
  const document = new Document(content, { aliasDuplicateObjects: false });
  document.commentBefore = 'commands' in content ? `${HEAD} --trust` : HEAD;
  annotate(document);
  return document.toString({ lineWidth: 0 });
}

function contentOf(
  spec: ExperimentSpec,
  names: ReadonlyMap<string, RuntimeName>,
): Readonly<Record<string, unknown>> {
  const { runtimeId, ...choice } = spec.baseline;
  const baseline = {
    ...choice,
    ...(runtimeId === undefined ? {} : { runtime: names.get(runtimeId) }),
  };
  return withoutEmpty({
    ...headOf(spec),
    workload: spec.workload,
    parameters: parametersOf(spec.parameters),
    strategies: spec.strategies.map(({ strategy, options }) =>
      isEmpty(options) ? strategy : { strategy, options },
    ),
    runtimes: spec.runtimeIds.map((id) => names.get(id)),
    workers: spec.workers,
    options: spec.options,
    seed: spec.seed,
    baseline,
    ...measuringOf(spec),
  });
}

function headOf({ title }: ExperimentSpec): Readonly<Record<string, unknown>> {
  return { schema: EXPERIMENT_FILE_SCHEMA, title: title === '' ? undefined : title };
}

function measuringOf(spec: ExperimentSpec): Readonly<Record<string, unknown>> {
  const stop = { ...spec.stopRule, rule: undefined };
  return {
    cores: spec.cores ?? 'all',
    orderSeed: spec.orderSeed,
    warmups: spec.warmups,
    stop: withoutEmpty(stop),
    coolDownMs: spec.coolDownMs,
    family: spec.family,
    equivalencePercent: spec.equivalencePercent,
    timeLimitSeconds: spec.timeLimitMs / 1000,
  };
}

function commandsContent(spec: CommandsSpec): Readonly<Record<string, unknown>> {
  const workersParameter = spec.commands.find((one) => one.workersParameter)?.workersParameter;
  return withoutEmpty({
    ...headOf(spec),
    commands: spec.commands.map(commandContent),
    parameters: parametersOf(spec.parameters),
    workersParameter: workersParameter ?? undefined,
    ...measuringOf(spec),
  });
}

/** Values of its environment are masked: whoever uses the file fills them in. */
function commandContent(command: CommandSpec): Readonly<Record<string, unknown>> {
  const { name, argv, shell, directory, stdin, prepare, cleanup, okExits, okOutput } = command;
  return withoutEmpty({
    name: name === '' ? undefined : name,
    command: shell ? argv[0] : argv,
    shell: shell || undefined,
    cwd: directory,
    env: maskedCommand(command).environment,
    stdin: stdin ?? undefined,
    prepare: prepare ?? undefined,
    cleanup: cleanup ?? undefined,
    okExits: okExits.join() === '0' ? undefined : okExits,
    okOutput: okOutput ?? undefined,
    sameOutput: command.sameOutput || undefined,
    marks: command.marks || undefined,
    runtimeDetails: command.runtimeDetails === true || undefined,
    endsWith: command.endsWith === 'command' ? undefined : command.endsWith,
  });
}

/** A single value stands by itself. */
function parametersOf(lists: ExperimentSpec['parameters']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

function runtimeName(runtime: UsableRuntime, runtimes: readonly Runtime[]): RuntimeName {
  const { kind, version, features, executable } = runtime;
  if (kind === 'other') return { host: executable };
  const mark = features.freeThreadedBuild === true ? 't' : '';
  const meant = preferredRuntime(runtimesFitting(kind, `${version}${mark}`, runtimes));
  return meant?.id === runtime.id ? `${kind}@${version}${mark}` : executable;
}

function annotate({ contents }: Document): void {
  if (!isMap(contents)) return;
  for (const { key, value } of contents.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    key.commentBefore = COMMENTS[name] ?? null;
    if (isCollection(value) && WRITTEN_IN_ONE_LINE.includes(name)) value.flow = true;
  }
}

function withoutEmpty(parts: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kept = Object.entries(parts).filter(([, value]) => value !== undefined && !isEmpty(value));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function unknownRuntime(id: string): Result<never, 'unknown-runtime'> {
  return err(
    'unknown-runtime',
    `The runtime ${id} is not on this machine any more, so it has no name for a file: choose another one.`,
  );
}
