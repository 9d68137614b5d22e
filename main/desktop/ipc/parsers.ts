import { z } from 'zod';

import type {
  RequestArgument,
  RequestName,
  ScreenshotRequest,
  SettingsPatch,
} from '../../../contract/ipc.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { LaunchSettings } from '../../../contract/settings.ts';
import { catalogue } from '../../catalogue/catalogue.ts';

/** Longer than any path or id that a system allows; keeps a flood out of logs and files. */
const MAX_TEXT_LENGTH = 4096;

const text = z.string().max(MAX_TEXT_LENGTH);
const startMethod = z.enum(['fork', 'spawn', 'forkserver']);
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
  options: z.strictObject({ startMethod: startMethod.exactOptional() }),
  seed: z.number(),
  timeLimitMs: z.number(),
});

const launchSettings: z.ZodType<LaunchSettings> = z.strictObject({
  workload,
  strategy,
  runtimeId: text.nullable(),
  workers: z.int().positive(),
  startMethod: startMethod.nullable(),
  timeLimitS: z.number().positive(),
  parameters: z.partialRecord(workload, parameterValues),
});

const settingsPatch: z.ZodType<SettingsPatch> = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']).exactOptional(),
  tickMs: z.number().min(100).max(2000).exactOptional(),
  defaultRuntimes: z
    .strictObject({ node: text.nullable(), python: text.nullable() })
    .exactOptional(),
  launch: launchSettings.exactOptional(),
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
  'settings:update': settingsPatch,
  'folder:pick': z.null(),
  'screenshot:take': screenshotRequest,
  'screenshot:reveal': text,
};

function oneOf<Id extends string>(ids: readonly Id[]) {
  return z.enum(ids);
}
