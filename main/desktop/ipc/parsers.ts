import { z } from 'zod';

import { CORE_CONVENTIONS } from '../../../contract/core-convention.ts';
import type {
  PresetRequest,
  RequestArgument,
  RequestName,
  ScreenshotRequest,
  SettingsPatch,
  SourceRequest,
} from '../../../contract/ipc.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { LANE_GROUPINGS, type LaunchSettings } from '../../../contract/settings.ts';
import { commandSettings } from '../../store/command-schemas.ts';
import { experimentSpec } from '../../store/experiment-schema.ts';
import {
  boundedText as text,
  coreChoice,
  coreNumbers,
  runOptions,
  strategyId as strategy,
  workloadId as workload,
} from '../../store/launch-schemas.ts';
import { exportParts, retentionParts } from '../../store/settings-schema.ts';
import { attachAsk, commandRequest, commandsExperiment, outputRequest } from './command-parsers.ts';
import {
  historyId,
  historyIds,
  historyQuery,
  historyUpdate,
  overlaidRuns,
} from './history-parsers.ts';
import { processIdentity, processPriority, processSignal } from './process-parsers.ts';
import { reportedItems, reportExport } from './report-parsers.ts';

const parameterValues = z.record(text, z.union([z.number(), text]));

// Shapes only. Which values make sense is the lab's to judge: its sentences reach the user.
const workloadRequest: z.ZodType<RunRequest> = z.strictObject({
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

const runRequest = z.union([workloadRequest, commandRequest]);

const anyExperiment = z.union([experimentSpec, commandsExperiment]);

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
  quietRuns: z.boolean().exactOptional(),
  coreConvention: z.enum(CORE_CONVENTIONS).exactOptional(),
  laneGrouping: z.enum(LANE_GROUPINGS).exactOptional(),
  showsAllThreads: z.boolean().exactOptional(),
  looksOnly: z.boolean().exactOptional(),
  defaultRuntimes: z
    .strictObject({ node: text.nullable(), python: text.nullable(), other: text.nullable() })
    .exactOptional(),
  launch: launchSettings.exactOptional(),
  command: commandSettings.exactOptional(),
  experiment: experimentSpec.nullable().exactOptional(),
  retention: z.strictObject(retentionParts).exactOptional(),
  exportChoices: z.strictObject(exportParts).exactOptional(),
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
  'interpreter:get': z.enum(['node', 'python']),
  'run:start': runRequest,
  'run:attach': attachAsk,
  'run:stop': z.null(),
  'tasks:of-run': text,
  'samples:of-span': z.strictObject({
    runId: text,
    fromMs: z.number().min(0),
    toMs: z.number().min(0),
  }),
  'tasks:detail': z.strictObject({ runId: text, task: z.int().min(0) }),
  'source:read': sourceRequest,
  'preset:parameters': presetRequest,
  'run-host:add': z.null(),
  'run-host:remove': text,
  'experiment:plan': anyExperiment,
  'experiment:start': anyExperiment,
  'experiment:control': z.enum(['pause', 'resume', 'skip', 'stop']),
  // How many are too many is the experiment's to say.
  'experiment:extend': z.strictObject({ repeats: z.number() }),
  'experiment:open-file': z.null(),
  'experiment:save-file': anyExperiment,
  'history:list': historyQuery,
  'history:open-run': text,
  'history:stop-opening': z.null(),
  'history:open-experiment': text,
  'history:overlay': overlaidRuns,
  'history:update': historyUpdate,
  'history:delete': historyIds,
  'history:undo-delete': text,
  'history:rerun': historyId,
  'history:export': historyIds,
  'history:import': z.null(),
  'history:facts': z.null(),
  'machine:report': z.null(),
  'processes:watch': z.boolean(),
  'process:detail': processIdentity,
  'process:signal': processSignal,
  'process:priority': processPriority,
  'approval:list': z.null(),
  'approval:revoke': text,
  'settings:update': settingsPatch,
  'folder:pick': z.null(),
  'file:pick': z.null(),
  'program:pick': z.null(),
  'program:describe': text,
  'output:show': outputRequest,
  'report:folder': z.null(),
  'report:choose-folder': z.null(),
  'report:preview': reportExport,
  'report:export': reportExport,
  'report:cancel': z.null(),
  'report:copy-markdown': reportedItems,
  'screenshot:take': screenshotRequest,
  'file:reveal': text,
};
