import { err } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import { checkUnchanged } from '../run-hosts/host-file.ts';
import type { Checked } from './check-value.ts';
import { completeRequest } from './complete-request.ts';
import type { LabOptions } from './lab.ts';
import { prepareCommand } from './prepare-command.ts';
import { ensureSampleFiles, sampleFolder } from './sample-files.ts';
import { serverBehaviour } from './test-server.ts';
import { checkFolders, validateRequest, type ValidRequest } from './validate-request.ts';

/** Makes a request whole, checks it, and sees that what it needs is there. */
export async function prepareRequest(
  request: RunRequest,
  options: LabOptions,
): Promise<Checked<ValidRequest>> {
  if (request.command !== undefined) return prepareCommand(request, request.command, options);
  const complete = completeRequest(request, options);
  const valid = validateRequest(complete, options.runtimes());
  if (!valid.ok) return valid;
  const { runtime } = valid.value;
  if (runtime.kind === 'other') {
    const same = await checkUnchanged(runtime);
    if (!same.ok) return err('unknown-runtime', same.error.message);
  }
  if (Object.values(complete.parameters).includes(sampleFolder(options.cacheDirectory))) {
    const made = await ensureSampleFiles(options.cacheDirectory);
    if (!made.ok) return made;
  }
  const folders = await checkFolders(valid.value);
  if (!folders.ok) return folders;
  if (serverBehaviour(complete.parameters) !== null && options.serverRuntime() === null) {
    return err(
      'no-server-runtime',
      'The test server of this workload needs Node.js, and none was found: install Node.js 18 or newer, or choose another workload.',
    );
  }
  return valid;
}
