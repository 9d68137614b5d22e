import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { z } from 'zod';

import type { ParameterValues } from '../../contract/catalogue.ts';
import type { TestServerAddress } from '../../contract/host-protocol.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { type ChildCommand, startChildGroup } from './child-group.ts';
import { createDeferred, settlesWithin } from './deferred.ts';
import { endProcessGroup } from './end-process-group.ts';
import { exitMeaning, type HostExit } from './exit-meaning.ts';
import type { Guard } from './guard.ts';
import { hostEnvironment } from './host-environment.ts';
import { LineDecoder } from './line-decoder.ts';
import { OutputTail } from './output-tail.ts';

const END_GRACE_MS = 100;

const listening = z.object({
  type: z.literal('listening'),
  port: z.int().min(1).max(65_535),
});

export interface ServerBehaviour {
  readonly latencyMs: number;
  readonly responseBytes: number;
}

/** How the server behaves for a run with these parameters; `null`: the workload needs none. */
export function serverBehaviour({
  latencyMs,
  responseBytes,
}: ParameterValues): ServerBehaviour | null {
  const isNeeded = typeof latencyMs === 'number' && typeof responseBytes === 'number';
  return isNeeded ? { latencyMs, responseBytes } : null;
}

/** The loopback server that answers a run's requests; a process and a row of its own. */
export interface TestServer {
  /** Also the id of its process group (POSIX). */
  readonly pid: number;
  readonly address: TestServerAddress;
  /** Settles when it has ended, asked to or not. */
  readonly exited: Promise<HostExit>;
  /** Ends it. False when something of it lives on. */
  end(): Promise<boolean>;
}

/** How the test server is started. */
export function serverCommand(
  runtime: { readonly executable: string; readonly environment: Readonly<Record<string, string>> },
  workloadsDirectory: string,
): ChildCommand {
  return {
    executable: runtime.executable,
    args: [join(workloadsDirectory, 'node', 'test-server.mjs')],
    directory: workloadsDirectory,
    environment: hostEnvironment(process.env, runtime.environment),
  };
}

/**
 * Starts the test server and waits until it listens.
 * @param limits how long that may take, and what ends the waiting earlier
 * @param guard told at once, so that the server can't be forgotten
 */
export async function startTestServer(
  command: ChildCommand,
  behaviour: ServerBehaviour,
  limits: { readonly startMs: number; readonly cancelled: Promise<unknown> },
  guard: Guard,
): Promise<Result<TestServer, 'test-server'>> {
  const token = randomBytes(16).toString('hex');
  const exited = createDeferred<HostExit>();
  const firstLine = createDeferred<string | null>();
  const tail = new OutputTail();
  let child: ChildProcessWithoutNullStreams | undefined;
  const started = await startChildGroup(command, guard, (spawned) => {
    child = spawned;
    readFirstLine(spawned, firstLine.resolve);
    spawned.stderr.on('data', (chunk: Buffer) => tail.push(chunk));
    spawned.once('exit', (code, signal) => exited.resolve({ code, signal }));
    spawned.stdin.write(`${JSON.stringify({ token, ...behaviour })}\n`);
  });
  if (!started.ok)
    return err('test-server', `The test server did not start: ${started.error.message}`);
  const { pid } = started.value;
  const end = async (): Promise<boolean> => {
    child?.stdin.end();
    await settlesWithin(exited.promise, END_GRACE_MS);
    const { empty } = await endProcessGroup(pid, { settleMs: 0, termGraceMs: 0 });
    if (empty) guard.remove(pid);
    return empty;
  };
  const answered = Promise.race([firstLine.promise, exited.promise, limits.cancelled]);
  await settlesWithin(answered, limits.startMs);
  // Neither answered: both promises are still open, and the line counts as missing.
  const port = portOf(await Promise.race([firstLine.promise, Promise.resolve(null)]));
  if (port === null) {
    const ended = await Promise.race([exited.promise, Promise.resolve(null)]);
    await end();
    return err('test-server', failureSentence(ended, limits.startMs, tail.text()));
  }
  return ok({ pid, address: { host: '127.0.0.1', port, token }, exited: exited.promise, end });
}

function readFirstLine(
  child: ChildProcessWithoutNullStreams,
  onLine: (line: string | null) => void,
): void {
  const decoder = new LineDecoder();
  child.stdout.on('data', (chunk: Buffer) => {
    const { lines, tooLong } = decoder.push(chunk);
    if (lines.length > 0 || tooLong) onLine(lines[0] ?? null);
    if (tooLong) child.stdout.destroy();
  });
  child.stdout.once('error', () => undefined);
}

function portOf(line: string | null): number | null {
  if (line === null) return null;
  try {
    return listening.parse(JSON.parse(line)).port;
  } catch {
    return null;
  }
}

function failureSentence(exit: HostExit | null, limitMs: number, log: string): string {
  const lastLine = log.trimEnd().split('\n').at(-1) ?? '';
  const what =
    exit === null
      ? `did not say within ${Math.round(limitMs / 1000)} s where it listens`
      : exitMeaning(exit);
  const detail = lastLine === '' ? '' : ` Its last words: ${lastLine.slice(0, 200)}`;
  return `The test server ${what}; start the run again, or choose a workload that needs no server.${detail}`;
}
