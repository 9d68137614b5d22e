import { readFile } from 'node:fs/promises';

/** Proportional set size in bytes from the text of `smaps_rollup`; `null` when it is not there. */
export function parsePssBytes(text: string): number | null {
  const match = /^Pss:\s+(\d+) kB$/m.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]) * 1024;
}

/**
 * Reads a process's PSS; `null` when it is gone or not ours to read.
 *
 * Asynchronous, unlike the other files under /proc: the kernel walks the page tables, 0.6 ms and
 * more, and the event loop has a window to serve meanwhile.
 */
export async function readPssBytes(pid: number): Promise<number | null> {
  try {
    return parsePssBytes(await readFile(`/proc/${pid}/smaps_rollup`, 'latin1'));
  } catch {
    return null;
  }
}
