import { closeSync, openSync } from 'node:fs';

import type { Failure } from '../../contract/result.ts';

export interface OwnedProcess {
  readonly pid: number;
  readonly name: string;
  /** `null`: not known. */
  readonly user: string | null;
}

/**
 * What the own rights keep from being read of a process; `null`: nothing, or the system has no such
 * rules. Threads and CPU times are open to everybody on Linux, the map of the memory is not (proc(5)).
 */
export function missingRights(
  { pid, name, user }: OwnedProcess,
  open: (path: string) => number = (path) => openSync(path, 'r'),
): Failure | null {
  if (mayRead(() => open(`/proc/${pid}/smaps_rollup`))) return null;
  const owner = user ?? 'somebody else';
  return {
    code: 'rights-missing',
    message:
      `${name} (process ${pid}) belongs to ${owner}: how its memory is shared (PSS, USS) may not be read. ` +
      `What its threads use is read as of any other. Run Corelane as ${user === null || user === 'root' ? 'root' : `${user} or as root`} to have both.`,
  };
}

/** A file that is not there is no matter of rights. */
function mayRead(open: () => number): boolean {
  try {
    closeSync(open());
    return true;
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    return code !== 'EACCES' && code !== 'EPERM';
  }
}
