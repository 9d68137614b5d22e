import { readlink } from 'node:fs/promises';

import type { ProcessDetail } from '../../../contract/processes.ts';
import { readMemory } from '../linux/smaps-rollup.ts';

export type FilesDetail = Omit<ProcessDetail, 'noActionReason'>;

const NOTHING: FilesDetail = {
  workingDirectory: null,
  executable: null,
  pssBytes: null,
  ussBytes: null,
};

/** What is too dear to be read of every process; on Linux only. */
export async function readFilesDetail(pid: number): Promise<FilesDetail> {
  if (process.platform !== 'linux') return NOTHING;
  const [workingDirectory, executable, memory] = await Promise.all([
    readLink(`/proc/${pid}/cwd`),
    readLink(`/proc/${pid}/exe`),
    readMemory(pid),
  ]);
  return {
    workingDirectory,
    executable,
    pssBytes: memory?.pssBytes ?? null,
    ussBytes: memory?.ussBytes ?? null,
  };
}

async function readLink(path: string): Promise<string | null> {
  try {
    return await readlink(path);
  } catch {
    return null;
  }
}
