import { readFileSync } from 'node:fs';

import { parseProcStat } from './proc-stat.ts';
import { processNumbers } from './process-numbers.ts';

/**
 * Children of every process of the machine, by scanning all of /proc: the way for kernels that
 * don't list them. Some 10 µs a process, so thousands of processes cost tens of milliseconds.
 */
export function readChildrenByParent(procFolder = '/proc'): ReadonlyMap<number, readonly number[]> {
  const children = new Map<number, number[]>();
  for (const pid of processNumbers(procFolder)) {
    const parentPid = readParentPid(`${procFolder}/${pid}/stat`);
    if (parentPid === null) continue;
    const siblings = children.get(parentPid);
    if (siblings === undefined) children.set(parentPid, [pid]);
    else siblings.push(pid);
  }
  return children;
}

function readParentPid(path: string): number | null {
  try {
    return parseProcStat(readFileSync(path, 'latin1'))?.parentPid ?? null;
  } catch {
    // Ended between the list and the read, which is normal.
    return null;
  }
}
