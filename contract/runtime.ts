import type { HostStrategyId, HostWorkloadId } from './catalogue.ts';

/** Kinds of interpreter that Corelane brings a run host for. */
export type InterpreterKind = 'node' | 'python';

/** `other`: a run host of the user's own, in whatever language. */
export type RuntimeKind = InterpreterKind | 'other';

/** What a run host of the user's own said it can do: strategies by workload. */
export type HostAbilities = Readonly<Partial<Record<HostWorkloadId, readonly HostStrategyId[]>>>;

export type StartMethod = 'fork' | 'spawn' | 'forkserver';

/** What an interpreter can do, as it answered itself. `null`: does not apply to this kind. */
export interface RuntimeFeatures {
  /** Whether the GIL is on in a plain start of this interpreter. Python only. */
  readonly gilEnabled: boolean | null;
  /** Whether it is a free-threaded build (the GIL may still be switched on). Python only. */
  readonly freeThreadedBuild: boolean | null;
  /** Start methods of `multiprocessing`, the default one first. Empty for Node. */
  readonly startMethods: readonly StartMethod[];
  /** `concurrent.futures.InterpreterPoolExecutor` (Python ≥ 3.14). */
  readonly interpreterPool: boolean | null;
}

/** Where a runtime was found, for the reader of the list. */
export type RuntimeOrigin =
  | 'path'
  | 'system'
  | 'pyenv'
  | 'nvm'
  | 'homebrew'
  | 'py-launcher'
  | 'electron'
  | 'user'
  /** Built by Corelane from its own sources. */
  | 'example';

/** An interpreter that answered the probe and can run work. */
export interface UsableRuntime {
  readonly usable: true;
  /** Stable over restarts: kind, real path and prefix, hashed. */
  readonly id: string;
  readonly kind: RuntimeKind;
  readonly version: string;
  /** CPython, PyPy, Node.js, … */
  readonly implementation: string;
  /** What is started: `sys.executable` or `process.execPath`, never a shim. */
  readonly executable: string;
  readonly realPath: string;
  /** `sys.prefix`; empty for Node. */
  readonly prefix: string;
  readonly virtualEnvironment: boolean;
  /** True for the one per kind that a plain `node` or `python3` starts in the user's terminal. */
  readonly firstOnPath?: boolean;
  readonly origin: RuntimeOrigin;
  readonly features: RuntimeFeatures;
  /** Environment this executable needs to be that runtime (Electron's own Node: ELECTRON_RUN_AS_NODE). */
  readonly environment: Readonly<Record<string, string>>;
  /** Of kind `other` only. */
  readonly abilities?: HostAbilities;
}

/** An interpreter that is there but can't be used: listed with the reason, never hidden. */
export interface UnusableRuntime {
  readonly usable: false;
  readonly id: string;
  readonly kind: RuntimeKind;
  readonly version: string | null;
  readonly executable: string;
  readonly origin: RuntimeOrigin;
  /** One sentence: what was seen, and what to do. */
  readonly reason: string;
}

export type Runtime = UsableRuntime | UnusableRuntime;
