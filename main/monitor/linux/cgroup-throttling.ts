import { findThrottlingFile, parseCpuStat, type ReadText } from './cgroup.ts';
import type { KeptFiles } from './kept-files.ts';

/**
 * A reader of how long the CPU quota has held back this process's cgroup since the cgroup's start, in
 * milliseconds; `null`: not reported. Runs are in the same cgroup unless somebody moves them. The
 * file is looked for once, and then read again at every tick.
 */
export function throttledMsReader(files: KeptFiles, readText: ReadText): () => number | null {
  let path: string | null | undefined;
  return () => {
    path = path === undefined ? findThrottlingFile(readText) : path;
    const read = path === null ? null : files.read(path);
    return read?.outcome === 'read' ? (parseCpuStat(read.text)?.throttledMs ?? null) : null;
  };
}
