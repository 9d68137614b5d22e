import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';

import type { ListedProcess, ProcessReader } from '../monitor/process-list/listed-process.ts';
import { readStatLine } from '../monitor/process-list/read-stat-line.ts';

/** What acting on processes needs of the system. Injected, so that tests harm nobody. */
export interface ProcessSystem {
  /** All processes, by pid. */
  readonly readAll: () => Promise<ReadonlyMap<number, ListedProcess>>;
  /**
   * When the process that has this number at this moment started, to be asked right before anything is
   * done to it; `null`: there is none; `undefined`: only a reading of all tells.
   */
  readonly startTicksNow: (pid: number) => number | null | undefined;
  /** Throws as `process.kill` does. Signal 0 only asks whether it would be allowed. */
  readonly kill: (pid: number, signal: NodeJS.Signals | 0) => void;
  /** Throws as `os.setPriority` does. */
  readonly setPriority: (pid: number, nice: number) => void;
}

/** The system at hand. */
export function createProcessSystem(reader: ProcessReader): ProcessSystem {
  return {
    readAll: async () => new Map((await reader.read()).map((listed) => [listed.facts.pid, listed])),
    startTicksNow:
      process.platform === 'linux'
        ? (pid) => readStatLine(pid)?.startTicks ?? null
        : () => undefined,
    kill: (pid, signal) => process.kill(pid, signal),
    setPriority: setPriorityOfAll,
  };
}

/** On Linux every thread has a priority of its own; new ones take over that of the one that starts them. */
function setPriorityOfAll(pid: number, nice: number): void {
  setPriority(pid, nice);
  for (const tid of readThreads(pid)) if (tid !== pid) setPriorityOfThread(tid, nice);
}

function setPriorityOfThread(tid: number, nice: number): void {
  try {
    setPriority(tid, nice);
  } catch {
    // Ended meanwhile. What is not allowed the main thread has told already.
  }
}

function readThreads(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [];
  }
}
