import { readFile } from 'node:fs/promises';

import type { MemoryReading } from '../memory-meter.ts';

/**
 * Proportional and unique set size from the text of `smaps_rollup`, each `null` where it is not
 * there. Unique is what the kernel calls private: pages mapped by this process alone.
 */
export function parseSmapsRollup(text: string): MemoryReading {
  const clean = bytesAfter(text, 'Private_Clean');
  const dirty = bytesAfter(text, 'Private_Dirty');
  // Huge pages are in none of the other two; kernels without them leave the line out.
  const huge = bytesAfter(text, 'Private_Hugetlb') ?? 0;
  return {
    pssBytes: bytesAfter(text, 'Pss'),
    ussBytes: clean === null || dirty === null ? null : clean + dirty + huge,
  };
}

function bytesAfter(text: string, name: string): number | null {
  const match = new RegExp(`^${name}:\\s+(\\d{1,15}) kB$`, 'm').exec(text);
  return match?.[1] === undefined ? null : Number(match[1]) * 1024;
}

/**
 * Reads a process's PSS and USS; `null` when it is gone or not ours to read.
 *
 * Asynchronous, unlike the other files under /proc: the kernel walks the page tables, 0.6 ms and
 * more, and the event loop has a window to serve meanwhile.
 */
export async function readMemory(pid: number): Promise<MemoryReading | null> {
  const reading = await readMemoryOrEnd(pid);
  return reading === 'gone' ? null : reading;
}

/** The same, with those told apart that have ended, zombies too. */
export async function readMemoryOrEnd(pid: number): Promise<MemoryReading | 'gone' | null> {
  try {
    return parseSmapsRollup(await readFile(`/proc/${pid}/smaps_rollup`, 'latin1'));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ESRCH' ? 'gone' : null;
  }
}
