import { type ChildProcess, spawn } from 'node:child_process';

import { toError } from '../../contract/result.ts';
import type { Guard } from '../lab/guard.ts';

export interface ProgramCall {
  readonly executable: string;
  readonly args: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Most that is kept of standard output and of standard error; a program that writes more is ended. */
  readonly outputLimitBytes: number;
  /** Ends the program when Corelane is killed and can't. */
  readonly guard?: ProgramGuard;
  /** Written to standard input, which then stays open; absent: there is nothing to read. */
  readonly input?: string;
}

export type ProgramGuard = Pick<Guard, 'start' | 'add' | 'remove'>;

export type ProgramOutcome =
  | {
      readonly outcome: 'exited';
      readonly exitCode: number;
      readonly stdout: string;
      readonly stderr: string;
    }
  | { readonly outcome: 'signalled'; readonly signal: string }
  | { readonly outcome: 'not-started'; readonly code: string; readonly message: string }
  | { readonly outcome: 'timed-out' }
  | { readonly outcome: 'wrote-too-much' };

/**
 * Runs a program that may hang, fail or babble, and leaves nothing of it: it is its own process
 * group, killed as a whole when its time or output is used up and when Corelane itself exits; by the
 * guard where Corelane had no time for that.
 * Never rejects.
 */
export function runBounded(call: ProgramCall): Promise<ProgramOutcome> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    call.guard?.start();
    try {
      child = start(call);
    } catch (thrown) {
      resolve(notStarted(thrown));
      return;
    }
    const kill = (): void => killGroup(child);
    if (child.pid !== undefined) call.guard?.add(child.pid);
    // It may be gone before it has read anything: its exit says all that matters.
    child.stdin?.on('error', () => undefined);
    if (call.input !== undefined) child.stdin?.write(call.input);
    const settle = (outcome: ProgramOutcome): void => {
      clearTimeout(timer);
      process.off('exit', kill);
      if (child.exitCode === null && child.signalCode === null) kill();
      if (child.pid !== undefined) call.guard?.remove(child.pid);
      child.stdin?.destroy();
      child.stdout?.destroy();
      child.stderr?.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle({ outcome: 'timed-out' }), call.timeoutMs);
    process.on('exit', kill);
    child.once('error', (error) => settle(notStarted(error)));
    // What it left running would hold its pipes open, and 'close' would never come.
    child.once('exit', kill);
    collect(child, call.outputLimitBytes, settle);
  });
}

function start(call: ProgramCall): ChildProcess {
  return spawn(call.executable, [...call.args], {
    cwd: call.directory,
    env: call.environment,
    stdio: [call.input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
}

function collect(
  child: ChildProcess,
  limitBytes: number,
  settle: (outcome: ProgramOutcome) => void,
): void {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  for (const name of ['stdout', 'stderr'] as const) {
    let sizeBytes = 0;
    child[name]?.on('data', (chunk: Buffer) => {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) settle({ outcome: 'wrote-too-much' });
      else chunks[name].push(chunk);
    });
  }
  child.once('close', (exitCode, signal) => {
    if (signal !== null) settle({ outcome: 'signalled', signal });
    else
      settle({
        outcome: 'exited',
        exitCode: exitCode ?? -1,
        stdout: Buffer.concat(chunks.stdout).toString('utf8'),
        stderr: Buffer.concat(chunks.stderr).toString('utf8'),
      });
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is empty, which is what was wanted.
  }
}

function notStarted(thrown: unknown): ProgramOutcome {
  const error: NodeJS.ErrnoException = toError(thrown);
  return { outcome: 'not-started', code: error.code ?? 'UNKNOWN', message: error.message };
}
