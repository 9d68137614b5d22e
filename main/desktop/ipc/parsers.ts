import { z } from 'zod';

import type {
  PresetRequest,
  RequestArgument,
  RequestName,
  ScreenshotRequest,
  SettingsPatch,
  SourceRequest,
} from '../../../contract/ipc.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { LaunchSettings } from '../../../contract/settings.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { coreChoice, coreNumbers, runOptions } from '../../store/launch-schemas.ts';

/** Longer than any path or id that a system allows; keeps a flood out of logs and files. */
const MAX_TEXT_LENGTH = 4096;

const text = z.string().max(MAX_TEXT_LENGTH);
const workload = oneOf(catalogue.workloads.map(({ id }) => id));
const strategy = oneOf(catalogue.strategies.map(({ id }) => id));
const parameterValues = z.record(text, z.union([z.number(), text]));

// Shapes only. Which values make sense is the lab's to judge: its sentences reach the user.
const runRequest: z.ZodType<RunRequest> = z.strictObject({
  workload,
  parameters: parameterValues,
  strategy,
  runtimeId: text,
  workers: z.number(),
  options: runOptions,
  cores: coreNumbers.nullable(),
  seed: z.number(),
  timeLimitMs: z.number(),
});

const launchSettings: z.ZodType<LaunchSettings> = z.strictObject({
  workload,
  strategy,
  runtimeId: text.nullable(),
  workers: z.int().positive(),
  options: runOptions,
  cores: coreChoice,
  timeLimitS: z.number().positive(),
  parameters: z.partialRecord(workload, parameterValues),
});

const settingsPatch: z.ZodType<SettingsPatch> = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  tickMs: z.number().min(100).max(2000).exactOptional(),
  defaultRuntimes: z
    .strictObject({ node: text.nullable(), python: text.nullable(), other: text.nullable() })
    .exactOptional(),
  launch: launchSettings.exactOptional(),
});

// By name alone: which files these are is main's to say.
const sourceRequest: z.ZodType<SourceRequest> = z.strictObject({
  kind: z.enum(['node', 'python']),
  strategy,
  options: runOptions,
  workload,
});

const presetRequest: z.ZodType<PresetRequest> = z.strictObject({
  workload,
  runtimeId: text,
  preset: z.enum(['quick', 'long']),
  strategy: strategy.exactOptional(),
  parameters: parameterValues,
});

const screenshotRequest: z.ZodType<ScreenshotRequest> = z.strictObject({
  area: z.enum(['window', 'live-view']),
  target: z.enum(['file', 'clipboard']),
});

/** The part of a schema that answering a request needs. */
interface Parser<Value> {
  safeParse(input: unknown): z.ZodSafeParseResult<Value>;
}

export type Parsers = { readonly [Name in RequestName]: Parser<RequestArgument<Name>> };

/** One parser for each request: nothing from the window is used before it went through one. */
export const parsers: Parsers = {
  'app:snapshot': z.null(),
  'runtimes:refresh': z.null(),
  'run:start': runRequest,
  'run:stop': z.null(),
  'source:read': sourceRequest,
  'preset:parameters': presetRequest,
  'run-host:add': z.null(),
  'run-host:remove': text,
  'settings:update': settingsPatch,
  'folder:pick': z.null(),
  'screenshot:take': screenshotRequest,
  'screenshot:reveal': text,
};

function oneOf<Id extends string>(ids: readonly Id[]) {
  return z.enum(ids);
}
