import { join } from 'node:path';

import { err, ok, type Result } from '../../contract/result.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';
import type { ChildCommand } from '../lab/child-group.ts';
import { hostEnvironment } from '../lab/host-environment.ts';
import { compareVersions, tooOldReason } from '../runtimes/version.ts';

/** A Node.js that is there anyway. */
export interface SpareNode {
  readonly executable: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface LauncherPlaces {
  readonly workloadsDirectory: string;
  readonly cacheDirectory: string;
}

/**
 * What starts a program and accounts for it: the newest Python there is, which knows CPU times to the
 * microsecond; without one Node.js, which knows them to 10 ms.
 * @param spareNode where no Node.js was looked for
 */
export function chooseLauncher(
  runtimes: readonly Runtime[],
  spareNode: SpareNode | null,
  places: LauncherPlaces,
): Result<ChildCommand, 'no-launcher'> {
  const python = newestPython(runtimes);
  if (python !== null) return ok(pythonLauncher(python, places));
  const node = runtimes.find((runtime) => runtime.usable && runtime.kind === 'node');
  const found = node?.usable === true ? node : spareNode;
  if (found !== null) return ok(nodeLauncher(found, places));
  return err(
    'no-launcher',
    'To run a program of your own, Corelane needs Python 3.9 or newer, or Node.js 18 or newer, and found neither: install one of them.',
  );
}

/** CPython where there is one: others start slower, and know less of the system. */
function newestPython(runtimes: readonly Runtime[]): UsableRuntime | null {
  const usable = runtimes
    .filter((runtime) => runtime.usable)
    .filter(({ kind, version }) => kind === 'python' && tooOldReason('python', version) === null)
    .toSorted((left, right) => compareVersions(right.version, left.version));
  return usable.find(({ implementation }) => implementation === 'CPython') ?? usable[0] ?? null;
}

function pythonLauncher(
  { executable, environment }: UsableRuntime,
  { workloadsDirectory, cacheDirectory }: LauncherPlaces,
): ChildCommand {
  return {
    executable,
    args: ['-X', 'utf8', join(workloadsDirectory, 'launcher', 'launcher.py')],
    directory: workloadsDirectory,
    environment: hostEnvironment(process.env, {
      PYTHONPYCACHEPREFIX: join(cacheDirectory, 'pycache'),
      ...environment,
    }),
  };
}

function nodeLauncher(
  { executable, environment }: SpareNode,
  { workloadsDirectory }: LauncherPlaces,
): ChildCommand {
  return {
    executable,
    args: [join(workloadsDirectory, 'launcher', 'launcher.mjs')],
    directory: workloadsDirectory,
    environment: hostEnvironment(process.env, environment),
  };
}
