import { findCgroups, type ReadText } from './cgroup.ts';

/** v1 writes "no limit" as the greatest number of pages; nobody has an exbibyte. */
const NO_LIMIT_BYTES = 2 ** 60;

/**
 * The tightest memory limit of the process's own cgroup and its parents, in bytes. `null`: none.
 */
export function readMemoryLimitBytes(readText: ReadText): number | null {
  const limits = findCgroups('memory', readText)
    .flatMap(({ version, folders }) => folders.map((folder) => limitIn(version, folder, readText)))
    .filter((bytes) => bytes !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

function limitIn(version: 1 | 2, folder: string, readText: ReadText): number | null {
  const text = readText(`${folder}/${version === 2 ? 'memory.max' : 'memory.limit_in_bytes'}`);
  return text === null ? null : parseMemoryLimit(text);
}

/** Bytes from `memory.max` (v2) or `memory.limit_in_bytes` (v1); `null` for no limit. */
export function parseMemoryLimit(text: string): number | null {
  const digits = /^\d+$/.exec(text.trim())?.[0];
  const bytes = digits === undefined ? NaN : Number(digits);
  return bytes > 0 && bytes < NO_LIMIT_BYTES ? bytes : null;
}
