import type { ExperimentSpec } from '../../contract/experiment.ts';
import { err, type Result } from '../../contract/result.ts';
import type { InterpreterKind, Runtime, UsableRuntime } from '../../contract/runtime.ts';
import type { FileSpec, NamedPath } from './file-spec.ts';

export interface ResolveDefaults {
  /** Of this machine: for worker counts by cores. */
  readonly effectiveCores: number;
  /** The user's default runtimes by id. */
  readonly remembered: Readonly<Partial<Record<InterpreterKind, string | null>>>;
  /**
   * Asks whether the paths that the file names may be used. Called once, before any of them is
   * touched, and only when there are some.
   */
  readonly allow: (paths: readonly NamedPath[]) => Promise<boolean>;
}

export interface ResolvedFileSpec {
  readonly spec: ExperimentSpec;
  /** What could not be taken over as it stands there, one sentence each. */
  readonly notes: readonly string[];
  readonly paths: readonly NamedPath[];
  /** Runtimes that the file names by path and that were not in the list: to be added to it. */
  readonly newRuntimes: readonly UsableRuntime[];
}

export async function resolveFileSpec(
  _fileSpec: FileSpec,
  _runtimes: readonly Runtime[],
  _defaults: ResolveDefaults,
): Promise<Result<ResolvedFileSpec>> {
  return Promise.resolve(err('unfinished', ''));
}
