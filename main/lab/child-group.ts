import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
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
    const child = spawn(command.executable, [...command.args], {
      cwd: command.directory,
      env: command.environment,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: false,
      windowsHide: true,
    });
    if (child.pid !== undefined) guard.add(child.pid);
    // The reader may be gone at any time; that it went shows as its exit.
    child.stdin.on('error', () => undefined);
    onSpawned(child);
    await once(child, 'spawn');
    return child.pid === undefined ? notStarted(command, 'no pid') : ok({ pid: child.pid });
  } catch (thrown) {
    return notStarted(command, toError(thrown).message);
  }
}

function notStarted(command: ChildCommand, why: string): Result<never, 'not-started'> {
  return err('not-started', `${command.executable} could not be started (${why}).`);
}
