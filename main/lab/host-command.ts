import { dirname, join } from 'node:path';

import type { UsableRuntime } from '../../contract/runtime.ts';
import type { ChildCommand } from './child-group.ts';
import { hostEnvironment } from './host-environment.ts';

export interface HostPlaces {
  readonly workloadsDirectory: string;
  readonly cacheDirectory: string;
}

/** How the run host of a runtime is started: by its interpreter, or as the program that it is. */
export function hostCommand(runtime: UsableRuntime, places: HostPlaces): ChildCommand {
  if (runtime.kind === 'other') return ownHostCommand(runtime.executable);
  const { workloadsDirectory: directory, cacheDirectory } = places;
  const isPython = runtime.kind === 'python';
  return {
    executable: runtime.executable,
    args: isPython
      ? ['-X', 'utf8', join(directory, 'python', 'host.py')]
      : [join(directory, 'node', 'host.mjs')],
    directory,
    environment: hostEnvironment(process.env, {
      // Compiled files beside the sources would fail in a read-only installation, or litter it.
      ...(isPython ? { PYTHONPYCACHEPREFIX: join(cacheDirectory, 'pycache') } : {}),
      ...runtime.environment,
    }),
  };
}

/** How a run host of the user's own is started: in its folder, where it keeps what belongs to it. */
export function ownHostCommand(executable: string): ChildCommand {
  return {
    executable,
    args: [],
    directory: dirname(executable),
    environment: hostEnvironment(process.env, {}),
  };
}
