import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { toError } from '../../contract/result.ts';
import { createGuard } from '../lab/guard.ts';
import type { ProbeSetting } from './probe-candidate.ts';
import { programEnvironment } from './program-environment.ts';
import type { SearchScope } from './search-scope.ts';

export const PROBE_TIMEOUT_MS = 5_000;

/** There is no place for the folder that probes need. The message is one sentence for the user. */
export class TemporaryFolderError extends Error {
  override readonly name = 'TemporaryFolderError';
}

/** Gives `work` what probes need and removes their folder afterwards, whatever happens. */
export async function withProbeSetting<Value>(
  scope: SearchScope,
  timeoutMs: number,
  work: (setting: ProbeSetting) => Promise<Value>,
): Promise<Value> {
  const directory = await temporaryFolder();
  // An interrupt ends the process without coming back here.
  const removeNow = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', removeNow);
  // Without a guard interpreters are asked all the same: it matters only to one that hangs.
  const guard = createGuard(() => undefined);
  try {
    const environment = await programEnvironment(scope);
    return await work({ scope, directory, environment, timeoutMs, guard });
  } finally {
    await guard.close();
    await rm(directory, { recursive: true, force: true });
    process.off('exit', removeNow);
  }
}

async function temporaryFolder(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'corelane-probe-'));
  } catch (thrown) {
    throw new TemporaryFolderError(
      `No folder can be made in ${tmpdir()} (${toError(thrown).message}): free some space there, or set TMPDIR to a folder you may write to.`,
    );
  }
}
