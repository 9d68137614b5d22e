import { readFileSync } from 'node:fs';

/** In place of the start of a process that has ended and is not gone: no living one ever has it. */
const ZOMBIE = 'zombie';

/** Whether there is a process with this number; it may be another one than before: see `startTimeOf`. */
export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // It is there, and belongs to somebody else.
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * When a process started, in clock ticks since the machine's start: field 22 of `/proc/PID/stat`. With
 * its number it tells the process from all others. `null`: there is none, or it can't be told here.
 */
export function startTimeOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name may hold spaces and parentheses itself.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? ZOMBIE : (fields[18] ?? null);
  } catch {
    return null;
  }
}
