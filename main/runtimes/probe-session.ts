import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ProbeSetting } from './probe-candidate.ts';
import { programEnvironment } from './program-environment.ts';
import type { SearchScope } from './search-scope.ts';

export const PROBE_TIMEOUT_MS = 5_000;

/** Gives `work` what probes need and removes their folder afterwards, whatever happens. */
export async function withProbeSetting<Value>(
  scope: SearchScope,
  timeoutMs: number,
  work: (setting: ProbeSetting) => Promise<Value>,
): Promise<Value> {
  const directory = await mkdtemp(join(tmpdir(), 'corelane-probe-'));
  try {
    const environment = await programEnvironment(scope);
    return await work({ scope, directory, environment, timeoutMs });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
