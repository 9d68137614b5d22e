import { access } from 'node:fs/promises';

import type { WorkerStartedMessage } from '../../../contract/host-protocol.ts';

/**
 * Which of these workers are not there, in words. Threads are looked at on Linux alone; elsewhere
 * only the process is. `null`: nothing can be told, because the system has no such question.
 */
export async function checkThreads(
  workers: readonly WorkerStartedMessage[],
): Promise<readonly string[] | null> {
  if (process.platform === 'win32') return null;
  const missing: string[] = [];
  for (const { id, pid, tid } of workers) {
    if (!isAlive(pid)) missing.push(`worker ${id}: there is no process ${pid}`);
    else if (tid !== null && !(await hasThread(pid, tid)))
      missing.push(`worker ${id}: process ${pid} has no thread ${tid}`);
  }
  return missing;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function hasThread(pid: number, tid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  return access(`/proc/${pid}/task/${tid}`).then(
    () => true,
    () => false,
  );
}
