import type { ChildProcessWithoutNullStreams } from 'node:child_process';

import type { ToHost } from '../../contract/host-protocol.ts';
import { ok, type Result } from '../../contract/result.ts';
import { type ChildCommand, startChildGroup } from './child-group.ts';
import { createDeferred, type Deferred } from './deferred.ts';
import type { HostExit } from './exit-meaning.ts';
import type { Guard } from './guard.ts';
import { type DecodedLines, LineDecoder } from './line-decoder.ts';
import { OutputTail } from './output-tail.ts';

export interface TimedExit extends HostExit {
  /** `performance.now()` when Corelane learnt of it. */
  readonly atMs: number;
}

/** A running host: what goes in, what comes out, and how it ended. */
export interface HostProcess {
  /** Also the id of its process group (POSIX). */
  readonly pid: number;
  send(message: ToHost): void;
  readonly exited: Promise<TimedExit>;
  /** Everything it wrote has been handed on; an orphan that holds the pipe can keep this open. */
  readonly outputClosed: Promise<void>;
  /** Reads nothing more: one that floods its output would put off everything else, its end included. */
  closeOutput(): void;
  /** Lets go of the pipes, whoever else holds them. */
  abandonOutput(): void;
  /** End of what it wrote to stderr, at most 64 KiB. */
  stderrTail(): string;
}

/**
 * Starts a run host and hands on what it writes, line by line.
 * @param guard ends it when Corelane is killed
 * @param onLines also called for lines that are not UTF-8 and, with `tooLong`, when a line goes over
 *   the limit; nothing is handed on after that. `arrivedAtMs` is `performance.now()` when the bytes
 *   came, before anything was made of them
 */
export async function startHost(
  command: ChildCommand,
  guard: Guard,
  onLines: (decoded: DecodedLines, arrivedAtMs: number) => void,
): Promise<Result<HostProcess, 'not-started'>> {
  const exited = createDeferred<TimedExit>();
  const outputClosed = createDeferred<undefined>();
  const tail = new OutputTail();
  let child: ChildProcessWithoutNullStreams | undefined;
  const started = await startChildGroup(command, guard, (spawned) => {
    child = spawned;
    readOutput(spawned, onLines, outputClosed);
    spawned.stderr.on('data', (chunk: Buffer) => tail.push(chunk));
    spawned.once('exit', (code, signal) => {
      exited.resolve({ code, signal, atMs: performance.now() });
    });
  });
  if (!started.ok) return started;
  return ok({
    pid: started.value.pid,
    send: (message) => void child?.stdin.write(`${JSON.stringify(message)}\n`),
    exited: exited.promise,
    outputClosed: outputClosed.promise,
    closeOutput: () => void child?.stdout.destroy(),
    abandonOutput: () => {
      child?.stdin.destroy();
      child?.stdout.destroy();
      child?.stderr.destroy();
    },
    stderrTail: () => tail.text(),
  });
}

function readOutput(
  child: ChildProcessWithoutNullStreams,
  onLines: (decoded: DecodedLines, arrivedAtMs: number) => void,
  closed: Deferred<undefined>,
): void {
  const decoder = new LineDecoder();
  const handOn = (decoded: DecodedLines, arrivedAtMs = performance.now()): void => {
    if (decoded.lines.length > 0 || decoded.tooLong) onLines(decoded, arrivedAtMs);
    // Unread, the pipe fills and the writer waits: nothing more is stored until it is killed.
    if (decoded.tooLong) child.stdout.destroy();
  };
  child.stdout.on('data', (chunk: Buffer) => {
    const arrivedAtMs = performance.now();
    handOn(decoder.push(chunk), arrivedAtMs);
  });
  child.stdout.once('end', () => handOn(decoder.end()));
  child.stdout.once('error', () => undefined);
  child.stdout.once('close', () => closed.resolve(undefined));
}
