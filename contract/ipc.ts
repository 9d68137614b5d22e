/**
 * The one list of what crosses between main and renderer. Both ends and the preload derive from it:
 * channel names are its keys, written nowhere else.
 */
import type { Catalogue, ParameterValues, PresetId, StrategyId, WorkloadId } from './catalogue.ts';
import type { CoreConvention } from './core-convention.ts';
import type { ExperimentControl, ExperimentPlan, ExperimentSpec } from './experiment.ts';
import type { ExperimentState } from './experiment-result.ts';
import type {
  HistoryEntry,
  HistoryFacts,
  HistoryId,
  HistoryPage,
  HistoryPatch,
  HistoryQuery,
  OpeningShare,
  Rerun,
  RunOverlay,
  StoredExperiment,
  StoredRun,
} from './history.ts';
import type { Lesson } from './lesson.ts';
import type { MachineCard, RuntimeOnCard } from './machine-card.ts';
import type {
  AttachAsk,
  ProcessDetail,
  ProcessIdentity,
  ProcessPriority,
  ProcessSignal,
  ProcessSignalled,
  ProcessUpdate,
} from './processes.ts';
import type { Recording, RecordingSpan } from './recording.ts';
import type { ExportedReport, ExportProgress, ReportExport } from './report-export.ts';
import type { Failure, Result } from './result.ts';
import type { RunRequest, RunState } from './run.ts';
import type { RunOptions } from './run-options.ts';
import type { InterpreterKind, Runtime } from './runtime.ts';
import type { SampleBatch } from './sample.ts';
import type { Settings } from './settings.ts';
import type { TaskDetail, TaskTimes, TaskTimesPart } from './task-times.ts';

declare const argument: unique symbol;
declare const value: unique symbol;

interface Request<Argument, Value> {
  readonly direction: 'request';
  readonly [argument]?: Argument;
  readonly [value]?: Value;
}

interface Push<Payload> {
  readonly direction: 'push';
  readonly [value]?: Payload;
}

function request<Argument, Value>(): Request<Argument, Value> {
  return { direction: 'request' };
}

function push<Payload>(): Push<Payload> {
  return { direction: 'push' };
}

/** The machine as the launch panel needs it. */
export interface MachineFacts {
  readonly platform: string;
  readonly cpuModel: string;
  readonly logicalCores: number;
  /** `null` where it can't be told. */
  readonly physicalCores: number | null;
  /** Logical CPUs of each physical core, in the order of the first of each; `null`: can't be told. */
  readonly siblingCores: readonly (readonly number[])[] | null;
  /** min(affinity, cgroup quota, logical CPUs); may be fractional under a quota. */
  readonly effectiveCores: number;
  readonly memoryBytes: number;
  /** Logical CPUs this process may use, ascending. */
  readonly allowedCores: readonly number[];
  /** Why a run can't be confined to some cores here; `null`: it can. */
  readonly noAffinityReason: string | null;
}

export interface AppVersions {
  readonly app: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
}

/** Everything a fresh renderer needs for its first paint; deltas come by push. */
export interface AppSnapshot {
  readonly versions: AppVersions;
  readonly machine: MachineFacts;
  readonly catalogue: Catalogue;
  readonly lessons: readonly Lesson[];
  readonly settings: Settings;
  /** Of the user: where their programs are run unless they say otherwise. */
  readonly homeDirectory: string;
  /** `null` while the first search is still under way. */
  readonly runtimes: readonly Runtime[] | null;
  readonly runState: RunState;
  /** Wall clock at which the work of that run began; `null`: it has not. */
  readonly workStartedEpochMs: number | null;
  readonly experimentState: ExperimentState;
  /** The last samples of the current or last run so far, for a renderer that came late. */
  readonly recentSamples: readonly SampleBatch[];
  /** Wall clock at the zero of their times, which long after the run nothing else tells; `null`: there are none. */
  readonly samplesEpochMs: number | null;
  /** When the first of the run was taken, on their clock: what is between it and those is in the history. */
  readonly firstSampleMs: number | null;
}

export type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] };

export type ScreenshotArea = 'window' | 'live-view';

export interface ScreenshotRequest {
  readonly area: ScreenshotArea;
  readonly target: 'file' | 'clipboard';
}

export type ScreenshotOutcome =
  { readonly outcome: 'saved'; readonly path: string } | { readonly outcome: 'copied' };

/** Asks for the code that a strategy runs, or for that of a workload's task. */
export interface SourceRequest {
  readonly kind: InterpreterKind;
  readonly strategy: StrategyId;
  readonly options: RunOptions;
  readonly workload: WorkloadId;
}

/** A file as it stands on disk and runs. */
export interface SourceFile {
  /** Relative to `workloads/`. */
  readonly path: string;
  readonly role: 'strategy' | 'worker' | 'task';
  readonly language: InterpreterKind;
  readonly text: string;
}

export interface SourceAnswer {
  readonly files: readonly SourceFile[];
  /** Two sentences about the strategy's moving parts, with these options. */
  readonly movingParts: string;
}

/** Parameters that make a workload take about 1 s (quick) or 10 s (long) on two cores here. */
export interface PresetRequest {
  readonly workload: WorkloadId;
  readonly runtimeId: string;
  readonly preset: PresetId;
  /** Measured beside the plain work: where tasks are tiny, handing them over takes most of the time. */
  readonly strategy?: StrategyId;
  /** What stands in the panel: only the preset's own parameter is replaced. */
  readonly parameters: ParameterValues;
}

export type MenuCommand =
  | 'run'
  | 'stop'
  | 'screenshot-window'
  | 'screenshot-live-view'
  | 'copy-image'
  | 'export-report'
  | 'copy-markdown'
  | 'copy-chart'
  | 'freeze'
  | `cpu-as-${CoreConvention}`
  | 'show-lab'
  | 'show-compare'
  | 'show-history'
  | 'show-lessons'
  | 'show-processes';

/** An experiment read from a file, fitted to this machine. */
export interface OpenedExperiment {
  /** Of the file, without its folder. */
  readonly fileName: string;
  readonly spec: ExperimentSpec;
  /** What could not be taken over as it stands there. */
  readonly notes: readonly string[];
}

/** What the user allowed: an executable or folder that a file named, or a command of the user's own. */
export interface Approval {
  readonly id: string;
  readonly kind: 'executable' | 'folder' | 'command';
  /** Of a command: what it runs, as one would type it. */
  readonly path: string;
  /** ISO 8601. */
  readonly approvedAt: string;
}

/** How a file is run. */
export interface ProgramFile {
  /** Its interpreter, where it needs one, and its path. */
  readonly argv: readonly string[];
  /** Where it lies. */
  readonly directory: string;
}

export interface OutputRequest {
  readonly runId: string;
  readonly stream: 'stdout' | 'stderr';
  readonly how: 'open' | 'reveal';
}

/** The machine as it is now, with the runtimes that can be used. */
export interface MachineReport {
  readonly card: MachineCard;
  readonly runtimes: readonly RuntimeOnCard[];
}

export const ipcContract = {
  'app:snapshot': request<null, AppSnapshot>(),
  'runtimes:refresh': request<null, readonly Runtime[]>(),
  /** Opens the page where such an interpreter can be had, in the user’s browser. */
  'interpreter:get': request<InterpreterKind, null>(),
  'run:start': request<RunRequest, { readonly runId: string }>(),
  /** Watches a process that runs already. It is stopped like any other run, which leaves the process alone. */
  'run:attach': request<AttachAsk, { readonly runId: string }>(),
  'run:stop': request<null, null>(),
  /** Of any run, as far as its tasks have ended; `null`: none has, or their times were not kept. */
  'tasks:of-run': request<string, TaskTimes | null>(),
  /** Each sample of a part of any run, and some around it; empty where none was kept. */
  'samples:of-span': request<RecordingSpan, Recording>(),
  'tasks:detail': request<{ readonly runId: string; readonly task: number }, TaskDetail>(),
  'source:read': request<SourceRequest, SourceAnswer>(),
  /** May run the work for a moment to see how fast this machine is. */
  'preset:parameters': request<PresetRequest, ParameterValues>(),
  /** Lets the user pick an executable; its path, once its conformance was checked, is in the settings. */
  'run-host:add': request<null, Runtime | null>(),
  'run-host:remove': request<string, null>(),
  /** What an experiment would do; starts nothing. */
  'experiment:plan': request<ExperimentSpec, ExperimentPlan>(),
  'experiment:start': request<ExperimentSpec, { readonly experimentId: string }>(),
  'experiment:control': request<ExperimentControl, null>(),
  /** More rounds of the last experiment, joined to what it has. */
  'experiment:extend': request<{ readonly repeats: number }, null>(),
  /** By the system's own dialogs; `null`: the user thought better of it. */
  'experiment:open-file': request<null, OpenedExperiment | null>(),
  'experiment:save-file': request<ExperimentSpec, { readonly path: string } | null>(),
  'history:list': request<HistoryQuery, HistoryPage>(),
  /** What is asked for last takes the place of what is still being read. */
  'history:open-run': request<string, StoredRun>(),
  'history:stop-opening': request<null, null>(),
  'history:open-experiment': request<string, StoredExperiment>(),
  'history:overlay': request<readonly string[], RunOverlay>(),
  'history:update': request<
    { readonly item: HistoryId; readonly patch: HistoryPatch },
    HistoryEntry
  >(),
  /** Can be undone until the app ends, or the next deletion is a day later. */
  'history:delete': request<readonly HistoryId[], { readonly undoToken: string }>(),
  'history:undo-delete': request<string, null>(),
  'history:rerun': request<HistoryId, Rerun>(),
  'history:export': request<readonly HistoryId[], { readonly path: string } | null>(),
  'history:import': request<null, { readonly runs: number; readonly experiments: number } | null>(),
  'history:facts': request<null, HistoryFacts>(),
  'machine:report': request<null, MachineReport>(),
  /** Whether the window looks at the processes of the machine: they are read only while it does. */
  'processes:watch': request<boolean, null>(),
  'process:detail': request<ProcessIdentity, ProcessDetail>(),
  /** What may end something is asked about first, by the system's own dialog; `null`: the user said no. */
  'process:signal': request<ProcessSignal, ProcessSignalled | null>(),
  'process:priority': request<ProcessPriority, null>(),
  /** Paths from files that the user has allowed; `approval:revoke` takes the id of one back. */
  'approval:list': request<null, readonly Approval[]>(),
  'approval:revoke': request<string, null>(),
  'settings:update': request<SettingsPatch, Settings>(),
  'folder:pick': request<null, string | null>(),
  'file:pick': request<null, string | null>(),
  /** A program or script, chosen in the system’s own dialog; `null`: the user thought better of it. */
  'program:pick': request<null, ProgramFile | null>(),
  /** The same of a file that was dropped on the window. */
  'program:describe': request<string, ProgramFile>(),
  /** What a program of the user's own wrote, in the program for such files or where it lies. */
  'output:show': request<OutputRequest, null>(),
  /** Where exported files go, and another place by the system's own dialog. */
  'report:folder': request<null, string>(),
  'report:choose-folder': request<null, string>(),
  /** How it will begin, as a `data:` URL of a PNG. */
  'report:preview': request<ReportExport, { readonly image: string }>(),
  'report:export': request<ReportExport, ExportedReport>(),
  'report:cancel': request<null, null>(),
  'report:copy-markdown': request<readonly HistoryId[], null>(),
  'screenshot:take': request<ScreenshotRequest, ScreenshotOutcome>(),
  /** Shows a file that was saved in this session where it lies. */
  'file:reveal': request<string, null>(),
  'monitor:samples': push<SampleBatch>(),
  'run:state': push<RunState>(),
  /** Once a tick what ended since the last one; nothing of a run that is timed. */
  'run:tasks': push<TaskTimesPart>(),
  'experiment:state': push<ExperimentState>(),
  /** Something was added, changed or taken away: what is shown of it is out of date. */
  'history:changed': push<null>(),
  /** Of the run that is being read, where that takes long. */
  'history:opening': push<OpeningShare>(),
  'processes:update': push<ProcessUpdate>(),
  'runtimes:found': push<readonly Runtime[]>(),
  'menu:command': push<MenuCommand>(),
  'report:progress': push<ExportProgress>(),
  'app:problem': push<Failure>(),
} as const;

export type IpcContract = typeof ipcContract;

type RequestNames = {
  [Name in keyof IpcContract]: IpcContract[Name] extends Request<unknown, unknown> ? Name : never;
}[keyof IpcContract];

export type RequestName = RequestNames;
export type PushName = Exclude<keyof IpcContract, RequestNames>;

export type RequestArgument<Name extends RequestName> =
  IpcContract[Name] extends Request<infer Argument, unknown> ? Argument : never;

export type RequestValue<Name extends RequestName> =
  IpcContract[Name] extends Request<unknown, infer Value> ? Value : never;

export type PushPayload<Name extends PushName> =
  IpcContract[Name] extends Push<infer Payload> ? Payload : never;

/** What the preload puts on `window.corelane`. */
export interface RendererApi {
  request<Name extends RequestName>(
    name: Name,
    argument: RequestArgument<Name>,
  ): Promise<Result<RequestValue<Name>>>;
  /** Where a file lies that was dropped on the page; empty: nowhere. */
  pathOf(file: File): string;
  /** Returns its own unsubscribe: function identity does not survive the context bridge. */
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): () => void;
}
