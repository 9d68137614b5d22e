import { basename } from 'node:path';

import type { Approval } from '../../../contract/ipc.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { askRunHost } from '../../run-hosts/find-run-hosts.ts';
import { probeRuntime } from '../../runtimes/find-runtimes.ts';
import type { Approvals } from '../../store/approvals.ts';

const INTERPRETER_NAME = /^(?:python|pypy|graalpy|node)/i;

/**
 * The runtimes among the executables that the user has allowed, as long as they are what was
 * allowed. One that is gone, was changed or does not answer is left out: it is asked about again
 * when it is named again.
 */
export async function approvedRuntimes(approvals: Approvals): Promise<readonly Runtime[]> {
  const found: Runtime[] = [];
  for (const approval of await approvals.list()) {
    const runtime = await approvedRuntime(approval, approvals);
    if (runtime !== null) found.push(runtime);
  }
  return found;
}

async function approvedRuntime(
  { kind, path }: Approval,
  approvals: Approvals,
): Promise<Runtime | null> {
  if (kind !== 'executable') return null;
  const pending = await approvals.pending([{ kind, path }]);
  if (!pending.ok || pending.value.length > 0) return null;
  const runtime = await askProgram(path);
  return runtime?.usable === true ? runtime : null;
}

/** What an interpreter is called tells what it is; anything else is first asked as a run host. */
async function askProgram(path: string): Promise<Runtime | null> {
  if (!INTERPRETER_NAME.test(basename(path))) {
    const host = await askRunHost(path);
    if (host.usable) return host;
  }
  const probed = await probeRuntime(path);
  return probed.ok ? probed.value : null;
}
