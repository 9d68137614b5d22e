import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where Linux keeps named shared memory and named semaphores; other systems don't list theirs. */
const FOLDER = '/dev/shm';

/** How the names begin that a host gives to what would outlive its processes. */
export function namesOfRun(hostPid: number): readonly string[] {
  return [`corelane-${hostPid}-`, `sem.corelane-${hostPid}-`];
}

/**
 * Removes what a run has left in named shared memory: after a SIGKILL nobody in it could. Only when
 * no process of it is left. Linux only.
 */
export async function removeSharedNames(hostPid: number): Promise<void> {
  if (process.platform !== 'linux') return;
  const beginnings = namesOfRun(hostPid);
  const names = await readdir(FOLDER).catch(() => []);
  const left = names.filter((name) => beginnings.some((beginning) => name.startsWith(beginning)));
  // Somebody else's of the same name can't be removed, and is none of the run's.
  await Promise.all(left.map((name) => rm(join(FOLDER, name), { force: true }).catch(() => null)));
}
