import { readFileSync } from 'node:fs';

import { parseStatLine, type StatLine } from './stat-line.ts';

/** Of the process that has this number at this moment, on Linux; `null`: there is none. */
export function readStatLine(pid: number): StatLine | null {
  try {
    return parseStatLine(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return null;
  }
}
