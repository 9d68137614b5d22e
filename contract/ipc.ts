/**
 * The one list of what crosses between main and renderer. Both ends and the preload derive from it:
 * channel names are its keys, written nowhere else.
 */
import type { Catalogue } from './catalogue.ts';
import type { Failure, Result } from './result.ts';
import type { RunRequest, RunState } from './run.ts';
import type { Runtime } from './runtime.ts';
import type { SampleBatch } from './sample.ts';
import type { Settings } from './settings.ts';

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
  /** min(affinity, cgroup quota, logical CPUs); may be fractional under a quota. */
  readonly effectiveCores: number;
  readonly memoryBytes: number;
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
  readonly settings: Settings;
  /** `null` while the first search is still under way. */
  readonly runtimes: readonly Runtime[] | null;
  readonly runState: RunState;
  /** Samples of the current or last run so far, for a renderer that came late. */
  readonly recentSamples: readonly SampleBatch[];
}

export type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] };

export type ScreenshotArea = 'window' | 'live-view';

export interface ScreenshotRequest {
  readonly area: ScreenshotArea;
  readonly target: 'file' | 'clipboard';
}

export type ScreenshotOutcome =
  { readonly outcome: 'saved'; readonly path: string } | { readonly outcome: 'copied' };

export type MenuCommand =
  'run' | 'stop' | 'screenshot-window' | 'screenshot-live-view' | 'copy-image';

export const ipcContract = {
  'app:snapshot': request<null, AppSnapshot>(),
  'runtimes:refresh': request<null, readonly Runtime[]>(),
  'run:start': request<RunRequest, { readonly runId: string }>(),
  'run:stop': request<null, null>(),
  'settings:update': request<SettingsPatch, Settings>(),
  'folder:pick': request<null, string | null>(),
  'screenshot:take': request<ScreenshotRequest, ScreenshotOutcome>(),
  'screenshot:reveal': request<string, null>(),
  'monitor:samples': push<SampleBatch>(),
  'run:state': push<RunState>(),
  'runtimes:found': push<readonly Runtime[]>(),
  'menu:command': push<MenuCommand>(),
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
  /** Returns its own unsubscribe: function identity does not survive the context bridge. */
  on<Name extends PushName>(name: Name, listener: (payload: PushPayload<Name>) => void): () => void;
}
