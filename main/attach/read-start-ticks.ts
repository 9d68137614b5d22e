import { readStatLine } from '../monitor/process-list/read-stat-line.ts';

/** When the process that has this number now started; `null`: there is none, or it has ended. */
export function readStartTicks(pid: number): number | null {
  const line = readStatLine(pid);
  return line === null || line.state === 'Z' ? null : line.startTicks;
}
