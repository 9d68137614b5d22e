import { join } from 'node:path';

import type { UsableRuntime } from '../../contract/runtime.ts';
import type { ChildCommand } from './child-group.ts';
import { hostEnvironment } from './host-environment.ts';

export interface HostPlaces {
  readonly workloadsDirectory: string;
  readonly cacheDirectory: string;
}

/** How the run host of a runtime is started. */
export function hostCommand(runtime: UsableRuntime, places: HostPlaces): ChildCommand {
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
