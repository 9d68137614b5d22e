import type { ProcessPass } from '../../../contract/processes.ts';
import type { ProcessRow } from './process-row.ts';

/** A process for tests: whatever is not given is usual. */
export function processRow(
  pid: number,
  parentPid: number,
  more: Partial<ProcessRow> = {},
): ProcessRow {
  return {
    pid,
    parentPid,
    startTicks: pid * 10,
    name: `program-${pid}`,
    command: [`/bin/program-${pid}`],
    isCommandCut: false,
    user: 'ada',
    startedAtMs: null,
    isKernelThread: false,
    isOwn: false,
    hidesIo: false,
    state: 'S',
    coresUsed: 0,
    rssBytes: 1024 ** 2,
    threads: 1,
    nice: 0,
    readBytesPerS: 0,
    writtenBytesPerS: 0,
    ...more,
  };
}

/** A pass that tells all of these anew. */
export function passOf(rows: readonly ProcessRow[]): ProcessPass {
  return { facts: rows, figures: rows };
}
