import { Document, isCollection, isMap, isScalar } from 'yaml';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { preferredRuntime } from '../../runtimes/default-runtime.ts';
import { runtimesFitting } from '../../runtimes/select-runtime.ts';
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
  const names = new Map<string, RuntimeName>();
  for (const id of spec.runtimeIds) {
    const runtime = runtimes.find((candidate) => candidate.id === id);
    if (runtime?.usable !== true) return unknownRuntime(id);
    names.set(id, runtimeName(runtime, runtimes));
  }
  const document = new Document(contentOf(spec, names), { aliasDuplicateObjects: false });
  document.commentBefore = HEAD;
  annotate(document);
  return ok(document.toString({ lineWidth: 0 }));
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
  const stop = { ...spec.stopRule, rule: undefined };
  return withoutEmpty({
    schema: EXPERIMENT_FILE_SCHEMA,
    title: spec.title === '' ? undefined : spec.title,
    workload: spec.workload,
    parameters: parametersOf(spec.parameters),
    strategies: spec.strategies.map(({ strategy, options }) =>
      isEmpty(options) ? strategy : { strategy, options },
    ),
    runtimes: spec.runtimeIds.map((id) => names.get(id)),
    workers: spec.workers,
    options: spec.options,
    cores: spec.cores ?? 'all',
    seed: spec.seed,
    orderSeed: spec.orderSeed,
    warmups: spec.warmups,
    stop: withoutEmpty(stop),
    coolDownMs: spec.coolDownMs,
    baseline,
    family: spec.family,
    equivalencePercent: spec.equivalencePercent,
    timeLimitSeconds: spec.timeLimitMs / 1000,
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
