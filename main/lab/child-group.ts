import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { Guard } from './guard.ts';

export interface ChildCommand {
  readonly executable: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Starts a program as the head of a session and process group of its own (POSIX), so that all of
 * it can be ended together. Its pid is the group's id. No shell: arguments are what they are.
 * @param guard ends the group when Corelane is killed; told in the same turn
 * @param onSpawned called in the same turn, before anything of the child can be missed
 */
export async function startChildGroup(
  command: ChildCommand,
  guard: Pick<Guard, 'start' | 'add'>,
  onSpawned: (child: ChildProcessWithoutNullStreams) => void,
): Promise<Result<{ readonly pid: number }, 'not-started'>> {
  try {
    guard.start();
    const child: ChildProcess = spawn(command.executable, [...command.args], {
      cwd: command.directory,
      env: command.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: false,
      windowsHide: true,
    });
    const spawned = once(child, 'spawn');
    if (child.pid !== undefined) guard.add(child.pid);
    // Without a descriptor left there are no pipes, and the reason comes as the error.
    if (hasPipes(child)) {
      // The reader may be gone at any time; that it went shows as its exit.
      child.stdin.on('error', () => undefined);
      onSpawned(child);
    }
    await spawned;
    return child.pid === undefined
      ? notStarted(command, new Error('it has no pid'))
      : ok({ pid: child.pid });
  } catch (thrown) {
    return notStarted(command, thrown);
  }
}

/** Its types say that it always has. */
function hasPipes(child: ChildProcess): child is ChildProcessWithoutNullStreams {
  return [child.stdin, child.stdout, child.stderr].every((pipe) => Boolean(pipe));
}

function notStarted(command: ChildCommand, thrown: unknown): Result<never, 'not-started'> {
  const { message, code = '' }: NodeJS.ErrnoException = toError(thrown);
  return err(
    'not-started',
    `${command.executable} could not be started (${message}): ${adviceOn(code)}.`,
  );
}

/** What the user can do about it. */
function adviceOn(code: string): string {
  switch (code) {
    case 'EMFILE':
    case 'ENFILE':
      return 'too many files are open; close some programs, or raise the limit (ulimit -n)';
    case 'EAGAIN':
    case 'ENOMEM':
      return 'the system has no room for another process; end some, or raise the limit (ulimit -u, pids.max)';
    default:
      return 'look for runtimes again';
  }
}
