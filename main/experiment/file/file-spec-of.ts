import { resolve } from 'node:path';

import type { StrategyChoice } from '../../../contract/experiment.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import type { CommandsFileContent } from './commands-file-schema.ts';
import type { CommandsOfFile } from './commands-of-file.ts';
import type { FileContent } from './file-schema.ts';
import type { FileSettings, FileSpec } from './file-spec.ts';
import { runtimeSelector } from './runtime-selector.ts';
import { stopRuleOf } from './stop-rule-of.ts';
import { parseWorkerRange } from './worker-range.ts';

/**
 * The experiment that a checked file describes.
 * @param folder absolute: what relative paths are relative to
 */
export function fileSpecOf(content: FileContent, folder: string): FileSpec {
  const { baseline, workers } = content;
  return {
    workload: content.workload,
    parameters: parametersOf(content, folder),
    strategies: content.strategies.map(strategyOf),
    runtimes: content.runtimes.map((given) => runtimeSelector(given, folder)),
    ...(workers === undefined ? {} : { workers: workersOf(workers) }),
    ...(baseline === undefined ? {} : { baseline: baselineOf(baseline, folder) }),
    settings: settingsOf(content),
  };
}

/** The same of a file that compares programs of the user's own, with what was read of these. */
export function commandsSpecOf(
  content: CommandsFileContent,
  { commands, parameters }: Pick<CommandsOfFile, 'commands' | 'parameters'>,
): FileSpec {
  return {
    workload: 'command',
    parameters,
    strategies: [{ strategy: 'program', options: {} }],
    runtimes: [],
    commands,
    settings: settingsOf(content),
  };
}

type Settings = Omit<CommandsFileContent, 'commands' | 'parameters' | 'workersParameter'> &
  Pick<Partial<FileContent>, 'seed' | 'options'>;

function settingsOf(content: Settings): FileSettings {
  const { title, seed, orderSeed, warmups, coolDownMs, family, equivalencePercent } = content;
  const { options, cores, stop, timeLimitSeconds } = content;
  const settings = {
    ...{ title, seed, orderSeed, warmups, coolDownMs, family, equivalencePercent, options },
    cores: Array.isArray(cores) ? ascending(cores) : cores === 'all' ? null : undefined,
    stopRule: stop === undefined ? undefined : stopRuleOf(stop),
    timeLimitMs: timeLimitSeconds === undefined ? undefined : Math.round(timeLimitSeconds * 1000),
  };
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function parametersOf(
  { workload, parameters = {} }: FileContent,
  folder: string,
): FileSpec['parameters'] {
  const known = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  const folders = known.filter(({ type }) => type === 'folder').map(({ name }) => name);
  const lists = Object.entries(parameters).map(([name, given]) => {
    const values = Array.isArray(given) ? given : [given];
    const isFolder = folders.includes(name);
    return [name, isFolder ? values.map((value) => absolute(value, folder)) : values];
  });
  return Object.fromEntries(lists) as FileSpec['parameters'];
}

/** An empty text stands for the folder that is there by itself. */
function absolute(path: number | string, folder: string): number | string {
  return typeof path === 'string' && path !== '' ? resolve(folder, path) : path;
}

function strategyOf(item: FileContent['strategies'][number]): StrategyChoice {
  if (typeof item === 'string') return { strategy: item, options: {} };
  return { strategy: item.strategy, options: item.options ?? {} };
}

function workersOf(given: NonNullable<FileContent['workers']>): NonNullable<FileSpec['workers']> {
  const items = Array.isArray(given) ? given : [given];
  return items.map(parseWorkerRange).filter((range) => range !== null);
}

function baselineOf(
  given: NonNullable<FileContent['baseline']>,
  folder: string,
): NonNullable<FileSpec['baseline']> {
  if (typeof given === 'string') return { strategy: given };
  const { strategy, runtime, workers } = given;
  return {
    ...(strategy === undefined ? {} : { strategy }),
    ...(runtime === undefined ? {} : { runtime: runtimeSelector(runtime, folder) }),
    ...(workers === undefined ? {} : { workers }),
  };
}

function ascending(cores: readonly number[]): readonly number[] {
  return [...new Set(cores)].sort((left, right) => left - right);
}
