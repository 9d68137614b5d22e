import { closeSync, openSync, readFileSync, readlinkSync, readSync, statSync } from 'node:fs';

import { MAX_COMMAND_BYTES, parseCommandLine } from '../../monitor/process-list/command-line.ts';
import { parseStatLine } from '../../monitor/process-list/stat-line.ts';

/** What of a process tells which interpreter runs in it, and how it was started. */
export interface ProcessFacts {
  readonly pid: number;
  readonly parentPid: number;
  /** What runs in it, an absolute path; `null`: it can't be read. */
  readonly executable: string | null;
  /** At most 4 KiB of it; empty: it can't be read. */
  readonly command: readonly string[];
  /** Address of its stack, which a fork shares with its parent and a new program never does; `null`: not told. */
  readonly stackStart: string | null;
  /** The executable is the very file that has the name with `t` behind it, as free-threaded builds of Python have. */
  readonly hasFreeThreadedTwin: boolean;
}

/** Of a process of the user's own, on Linux; `null`: it has ended, or this is another system. */
export function readProcessFacts(pid: number): ProcessFacts | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const line = parseStatLine(stat);
    if (line === null || line.state === 'Z') return null;
    const executable = readExecutable(pid);
    return {
      pid,
      parentPid: line.parentPid,
      executable,
      command: readCommand(pid),
      stackStart: parseStackStart(stat),
      hasFreeThreadedTwin: executable !== null && isSameFile(executable, `${executable}t`),
    };
  } catch {
    // Ended meanwhile.
    return null;
  }
}

/** Field 28 of `/proc/PID/stat`; 0 and 1 stand there for whoever may not know. */
export function parseStackStart(stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const start = fields[28 - 3];
  return start === undefined || !/^\d{3,}$/.test(start) ? null : start;
}

function readExecutable(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
  } catch {
    return null;
  }
}

function readCommand(pid: number): readonly string[] {
  const file = openSync(`/proc/${pid}/cmdline`, 'r');
  try {
    const bytes = Buffer.alloc(MAX_COMMAND_BYTES + 1);
    const length = readSync(file, bytes, 0, bytes.length, 0);
    return parseCommandLine(bytes.subarray(0, length)).command;
  } finally {
    closeSync(file);
  }
}

function isSameFile(left: string, right: string): boolean {
  const other = statSync(right, { bigint: true, throwIfNoEntry: false });
  if (other === undefined) return false;
  const one = statSync(left, { bigint: true, throwIfNoEntry: false });
  return one?.ino === other.ino && one.dev === other.dev;
}
