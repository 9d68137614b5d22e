import { readFileSync } from 'node:fs';

import { parseStatLine } from '../monitor/process-list/stat-line.ts';

/** When the process that has this number at this moment started; `null`: there is none. */
export function readStartTicks(pid: number): number | null {
  try {
    const line = parseStatLine(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    return line === null || line.state === 'Z' ? null : line.startTicks;
  } catch {
    return null;
  }
}
