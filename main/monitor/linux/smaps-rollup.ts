import { closeSync, openSync, read, readSync } from 'node:fs';
import { promisify } from 'node:util';

import type { MemoryReading } from '../memory-meter.ts';

const LINES = {
  pss: lineOf('Pss'),
  clean: lineOf('Private_Clean'),
  dirty: lineOf('Private_Dirty'),
  huge: lineOf('Private_Hugetlb'),
};

function lineOf(name: string): RegExp {
  return new RegExp(`^${name}:\\s+(\\d{1,15}) kB$`, 'm');
}

/**
 * Proportional and unique set size from the text of `smaps_rollup`, each `null` where it is not
 * there. Unique is what the kernel calls private: pages mapped by this process alone.
 */
export function parseSmapsRollup(text: string): MemoryReading {
  const clean = bytesIn(text, LINES.clean);
  const dirty = bytesIn(text, LINES.dirty);
  // Huge pages are in none of the other two; kernels without them leave the line out.
  const huge = bytesIn(text, LINES.huge) ?? 0;
  return {
    pssBytes: bytesIn(text, LINES.pss),
    ussBytes: clean === null || dirty === null ? null : clean + dirty + huge,
  };
}

function bytesIn(text: string, line: RegExp): number | null {
  const match = line.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]) * 1024;
}

/** Of no more than this the page tables are walked in a tenth of a millisecond. */
const SMALL_BYTES = 16 * 1024 * 1024;

/** The file has some 25 lines of 28 bytes. */
const BUFFER_BYTES = 4096;

const readLater = promisify(read);

/** Reads a process's PSS and USS; `null` when it is gone or not ours to read. */
export async function readMemory(pid: number): Promise<MemoryReading | null> {
  const reading = await readMemoryOrEnd(pid, null);
  return reading === 'gone' ? null : reading;
}

/**
 * The same, with those told apart that have ended, zombies too.
 *
 * Asynchronous, unlike the other files under /proc: the kernel walks the page tables, 0.6 ms and
 * more, and the event loop has a window to serve meanwhile. Of small processes it is done before the
 * thread pool would have woken up, at a small part of the CPU time.
 *
 * @param rssBytes of the process; `null`: not known
 */
export async function readMemoryOrEnd(
  pid: number,
  rssBytes: number | null,
): Promise<MemoryReading | 'gone' | null> {
  const isSmall = rssBytes !== null && rssBytes <= SMALL_BYTES;
  try {
    return parseSmapsRollup(await readStart(`/proc/${pid}/smaps_rollup`, isSmall));
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ESRCH' ? 'gone' : null;
  }
}

/**
 * At one go: the file is short, and only reading it walks the page tables. Not kept open, as it would
 * be bound to the program that runs now.
 */
async function readStart(path: string, isAtOnce: boolean): Promise<string> {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
    const place = [descriptor, buffer, 0, BUFFER_BYTES, 0] as const;
    const length = isAtOnce ? readSync(...place) : (await readLater(...place)).bytesRead;
    return buffer.toString('latin1', 0, length);
  } finally {
    closeSync(descriptor);
  }
}
