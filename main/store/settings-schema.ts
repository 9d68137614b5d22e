import { isAbsolute } from 'node:path';

import { z } from 'zod';

import type {
  Parameter,
  ParameterValues,
  StrategyId,
  Workload,
  WorkloadId,
} from '../../contract/catalogue.ts';
import { MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../contract/limits.ts';
import type { LaunchSettings, Settings } from '../../contract/settings.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { MAX_TICK_MS, MIN_TICK_MS } from '../monitor/sampler.ts';
import { coreChoice, knownOptions } from './launch-schemas.ts';

const MAX_TEXT_CHARACTERS = 4_096;
const MAX_RUN_HOSTS = 64;

export const defaultSettings: Settings = {
  theme: 'system',
  tickMs: 250,
  defaultRuntimes: { node: null, python: null, other: null },
  launch: {
    workload: 'primes',
    strategy: 'threads',
    runtimeId: null,
    workers: 2,
    options: {},
    cores: { choice: 'all' },
    timeLimitS: 300,
    parameters: {},
  },
  runHosts: [],
};

type Schemas<Values> = { readonly [Part in keyof Values]: z.ZodType<Values[Part]> };

const object = z.record(z.string(), z.unknown());
const text = z.string().max(MAX_TEXT_CHARACTERS);
const runtimeId = text.nullable();

const runtimeParts: Schemas<Settings['defaultRuntimes']> = {
  node: runtimeId,
  python: runtimeId,
  other: runtimeId,
};

const launchParts: Schemas<LaunchSettings> = {
  workload: oneOf<WorkloadId>(catalogue.workloads),
  strategy: oneOf<StrategyId>(catalogue.strategies),
  runtimeId,
  workers: z.number().int().min(1).max(MAX_WORKERS),
  options: object.transform(knownOptions),
  cores: coreChoice,
  timeLimitS: z.number().positive().max(MAX_TIME_LIMIT_S),
  parameters: object.transform(parametersByWorkload),
};

const plainParts: Schemas<Pick<Settings, 'theme' | 'tickMs' | 'runHosts'>> = {
  theme: z.enum(['system', 'light', 'dark']),
  tickMs: z.number().int().min(MIN_TICK_MS).max(MAX_TICK_MS),
  runHosts: z.array(z.unknown()).transform(absolutePaths),
};

/**
 * Settings from anything. Every part that is missing, unknown or wrong is taken from `fallback`,
 * each for itself. `null` when it is no object at all.
 */
export function parseSettings(
  value: unknown,
  fallback: Settings = defaultSettings,
): Settings | null {
  const parsed = object.safeParse(value);
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    ...readParts(plainParts, data, fallback),
    defaultRuntimes: readParts(runtimeParts, data['defaultRuntimes'], fallback.defaultRuntimes),
    launch: readParts(launchParts, withOptions(data['launch']), fallback.launch),
  };
}

/** Until options were many, the start method stood by itself: it is taken over. */
function withOptions(launch: unknown): unknown {
  const given = object.safeParse(launch).data;
  const startMethod = given?.['startMethod'];
  if (given === undefined || startMethod === undefined || 'options' in given) return launch;
  return { ...given, options: { startMethod } };
}

/** Reads each part by its own schema, so that one wrong part does not cost the others. */
function readParts<Values extends object>(
  schemas: Schemas<Values>,
  value: unknown,
  fallback: Values,
): Values {
  const given = object.safeParse(value).data ?? {};
  const result: Partial<Values> = {};
  for (const name of Object.keys(schemas) as (keyof Values & string)[]) {
    const parsed = schemas[name].safeParse(given[name]);
    result[name] = parsed.success ? parsed.data : fallback[name];
  }
  return result as Values;
}

/** What is no absolute path is left out: it would mean another file in every folder. */
function absolutePaths(given: readonly unknown[]): readonly string[] {
  const paths = given.filter((path) => typeof path === 'string').filter(isAbsolute);
  const short = paths.filter((path) => path.length <= MAX_TEXT_CHARACTERS);
  return [...new Set(short)].slice(0, MAX_RUN_HOSTS);
}

function oneOf<Id extends string>(entries: readonly { readonly id: Id }[]): z.ZodType<Id> {
  return z.custom<Id>((value) => entries.some(({ id }) => id === value));
}

function parametersByWorkload(
  given: Record<string, unknown>,
): Partial<Record<WorkloadId, ParameterValues>> {
  const known: Partial<Record<WorkloadId, ParameterValues>> = {};
  for (const workload of catalogue.workloads) {
    const values = object.safeParse(given[workload.id]);
    if (values.success) known[workload.id] = knownValues(workload, values.data);
  }
  return known;
}

function knownValues(workload: Workload, given: Record<string, unknown>): ParameterValues {
  const known: Record<string, number | string> = {};
  for (const parameter of workload.parameters) {
    const value = valueSchema(parameter).safeParse(given[parameter.name]);
    if (value.success) known[parameter.name] = value.data;
  }
  return known;
}

function valueSchema(parameter: Parameter): z.ZodType<number | string> {
  if (parameter.type === 'folder') return text;
  if (parameter.type === 'choice') return z.enum(parameter.choices.map(({ value }) => value));
  return z.number().int().min(parameter.min).max(parameter.max);
}
