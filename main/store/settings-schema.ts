import { isAbsolute } from 'node:path';

import { z } from 'zod';

import type { Parameter, ParameterValues, Workload, WorkloadId } from '../../contract/catalogue.ts';
import { EMPTY_COMMAND } from '../../contract/command-texts.ts';
import { CORE_CONVENTIONS } from '../../contract/core-convention.ts';
import type { Retention } from '../../contract/history.ts';
import { MAX_TIME_LIMIT_S, MAX_WORKERS } from '../../contract/limits.ts';
import { REPORT_SECTIONS } from '../../contract/report.ts';
import {
  EXPORT_FORMATS,
  type ExportChoices,
  PICTURE_SCOPES,
} from '../../contract/report-export.ts';
import {
  IMAGE_SCALES,
  IMAGE_THEMES,
  JOURNAL_WIDTHS_MM,
  PAPERS,
} from '../../contract/report-looks.ts';
import { LANE_GROUPINGS, type LaunchSettings, type Settings } from '../../contract/settings.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { MAX_TICK_MS, MIN_TICK_MS } from '../monitor/sampler.ts';
import { parseUnknown } from '../parsing/parse-unknown.ts';
import { commandSettings } from './command-schemas.ts';
import { experimentSpec } from './experiment-schema.ts';
import { boundedText, coreChoice, knownOptions, strategyId, workloadId } from './launch-schemas.ts';

const MAX_TEXT_CHARACTERS = 4_096;
const MAX_RUN_HOSTS = 64;

const MAX_EXPERIMENT_CHARACTERS = 128 * 1024;

/** A century: beyond it, "for ever" is meant. */
const MAX_RETENTION_DAYS = 36_500;

/** Less holds a few runs only, and a typing error would empty the history. */
const MIN_RETENTION_BYTES = 1024 ** 2;

export const defaultSettings: Settings = {
  theme: 'system',
  tickMs: 250,
  quietRuns: false,
  coreConvention: 'cores',
  laneGrouping: 'none',
  showsAllThreads: false,
  looksOnly: false,
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
  command: {
    isChosen: false,
    commands: [EMPTY_COMMAND],
    selected: 0,
    parameters: {},
    workersParameter: null,
  },
  runHosts: [],
  experiment: null,
  // For ever, as long as it stays small beside any disk: results are what a user comes back for.
  retention: { days: null, maxBytes: 2 * 1024 ** 3 },
  exportFolder: null,
  exportChoices: {
    formats: ['html'],
    sections: REPORT_SECTIONS,
    author: '',
    pictures: 'figures',
    theme: 'light',
    scale: 2,
    widthMm: null,
    paper: 'A4',
    keepsAllSamples: false,
  },
};

type Schemas<Values> = { readonly [Part in keyof Values]: z.ZodType<Values[Part]> };

const object = z.record(z.string(), z.unknown());
const runtimeId = boundedText.nullable();

const runtimeParts: Schemas<Settings['defaultRuntimes']> = {
  node: runtimeId,
  python: runtimeId,
  other: runtimeId,
};

const launchParts: Schemas<LaunchSettings> = {
  workload: workloadId,
  strategy: strategyId,
  runtimeId,
  workers: z.number().int().min(1).max(MAX_WORKERS),
  options: object.transform(knownOptions),
  cores: coreChoice,
  timeLimitS: z.number().positive().max(MAX_TIME_LIMIT_S),
  parameters: object.transform(parametersByWorkload),
};

/** Of the history. Also what the window may ask for. */
export const retentionParts: Schemas<Retention> = {
  days: z.number().int().min(1).max(MAX_RETENTION_DAYS).nullable(),
  maxBytes: z.number().int().min(MIN_RETENTION_BYTES).nullable(),
};

/** Also what the window may ask for. */
export const exportParts: Schemas<ExportChoices> = {
  formats: z.array(z.enum(EXPORT_FORMATS)).max(EXPORT_FORMATS.length),
  sections: z.array(z.enum(REPORT_SECTIONS)).max(REPORT_SECTIONS.length),
  author: boundedText,
  pictures: z.enum(PICTURE_SCOPES),
  theme: z.enum(IMAGE_THEMES),
  scale: z.literal(IMAGE_SCALES),
  widthMm: z.literal(JOURNAL_WIDTHS_MM).nullable(),
  paper: z.enum(PAPERS),
  keepsAllSamples: z.boolean(),
};

type PlainPart =
  | 'theme'
  | 'tickMs'
  | 'quietRuns'
  | 'coreConvention'
  | 'looksOnly'
  | 'command'
  | 'runHosts'
  | 'experiment'
  | 'exportFolder'
  | 'laneGrouping'
  | 'showsAllThreads';

const plainParts: Schemas<Pick<Settings, PlainPart>> = {
  theme: z.enum(['system', 'light', 'dark']),
  tickMs: z.number().int().min(MIN_TICK_MS).max(MAX_TICK_MS),
  quietRuns: z.boolean(),
  coreConvention: z.enum(CORE_CONVENTIONS),
  laneGrouping: z.enum(LANE_GROUPINGS),
  showsAllThreads: z.boolean(),
  looksOnly: z.boolean(),
  // Whole or not at all, as an experiment.
  command: commandSettings.refine(isSmall),
  runHosts: z.array(z.unknown()).transform(absolutePaths),
  // Whole or not at all: half an experiment is another one.
  experiment: experimentSpec.nullable().refine(isSmall),
  exportFolder: boundedText.refine(isAbsolute).nullable(),
};

/**
 * Settings from anything. Every part that is missing, unknown or wrong is taken from `fallback`,
 * each for itself. `null` when it is no object at all.
 */
export function parseSettings(
  value: unknown,
  fallback: Settings = defaultSettings,
): Settings | null {
  const parsed = parseUnknown(object, value);
  if (!parsed.success) return null;
  const { data } = parsed;
  return {
    ...readParts(plainParts, data, fallback),
    defaultRuntimes: readParts(runtimeParts, data['defaultRuntimes'], fallback.defaultRuntimes),
    launch: readParts(launchParts, withOptions(data['launch']), fallback.launch),
    retention: readParts(retentionParts, data['retention'], fallback.retention),
    exportChoices: readParts(exportParts, data['exportChoices'], fallback.exportChoices),
  };
}

/** Until options were many, the start method stood by itself: it is taken over. */
function withOptions(launch: unknown): unknown {
  const given = parseUnknown(object, launch).data;
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
  const given = parseUnknown(object, value).data ?? {};
  const result: Partial<Values> = {};
  for (const name of Object.keys(schemas) as (keyof Values & string)[]) {
    const parsed = parseUnknown<Values[keyof Values & string]>(schemas[name], given[name]);
    result[name] = parsed.success ? parsed.data : fallback[name];
  }
  return result as Values;
}

/** One that fills the settings file would make it unreadable at the next start. */
function isSmall(value: unknown): boolean {
  return JSON.stringify(value).length <= MAX_EXPERIMENT_CHARACTERS;
}

/** What is no absolute path is left out: it would mean another file in every folder. */
function absolutePaths(given: readonly unknown[]): readonly string[] {
  const paths = given.filter((path) => typeof path === 'string').filter(isAbsolute);
  const short = paths.filter((path) => path.length <= MAX_TEXT_CHARACTERS);
  return [...new Set(short)].slice(0, MAX_RUN_HOSTS);
}

function parametersByWorkload(
  given: Record<string, unknown>,
): Partial<Record<WorkloadId, ParameterValues>> {
  const known: Partial<Record<WorkloadId, ParameterValues>> = {};
  for (const workload of catalogue.workloads) {
    const values = parseUnknown(object, given[workload.id]);
    if (values.success) known[workload.id] = knownValues(workload, values.data);
  }
  return known;
}

function knownValues(workload: Workload, given: Record<string, unknown>): ParameterValues {
  const known: Record<string, number | string> = {};
  for (const parameter of workload.parameters) {
    const value = parseUnknown(valueSchema(parameter), given[parameter.name]);
    if (value.success) known[parameter.name] = value.data;
  }
  return known;
}

function valueSchema(parameter: Parameter): z.ZodType<number | string> {
  if (parameter.type === 'folder') return boundedText;
  if (parameter.type === 'choice') return z.enum(parameter.choices.map(({ value }) => value));
  return z.number().int().min(parameter.min).max(parameter.max);
}
