import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

import { err, type Failure, ok, type Result } from '../../../contract/result.ts';
import { parseRenderLine, type RenderProgress } from '../../report/render/render-event.ts';

/** Time to end by itself after it was asked to; it then has no file open any more. */
const GRACE_MS = 5_000;

/** Enough of what a crash leaves behind. */
const KEPT_LINES = 20;

export interface ElectronStart {
  readonly executable: string;
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly onProgress: (progress: RenderProgress) => void;
  /** Ends it, and with it what is not yet written. */
  readonly signal: AbortSignal;
}

/** Follows one rendering process to its end. @returns the files it wrote, absolute */
export async function runElectron(start: ElectronStart): Promise<Result<readonly string[]>> {
  const child = spawn(start.executable, [...start.args], {
    env: appEnvironment(start.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = endOf(child);
  const stopKilling = killOnAbort(child, start.signal);
  const lastLines: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    lastLines.push(line);
    if (lastLines.length > KEPT_LINES) lastLines.shift();
  });
  const told = await follow(child.stdout, start.onProgress);
  const end = await ended.finally(stopKilling);
  if (start.signal.aborted) return err('interrupted', interruptedText(told.files.length));
  if (told.failure !== null) return { ok: false, error: told.failure };
  if (told.isDone && end.exitCode === 0) return ok(told.files);
  return err('not-rendered', endedText(end, lastLines));
}

interface Told {
  readonly files: readonly string[];
  readonly failure: Failure | null;
  readonly isDone: boolean;
}

async function follow(
  output: Readable,
  onProgress: (progress: RenderProgress) => void,
): Promise<Told> {
  const files: string[] = [];
  let failure: Failure | null = null;
  let isDone = false;
  for await (const line of createInterface({ input: output })) {
    const event = parseRenderLine(line);
    if (event?.event === 'step') onProgress(event);
    else if (event?.event === 'file') files.push(event.path);
    else if (event?.event === 'failed') failure = { code: event.code, message: event.message };
    else if (event?.event === 'done') isDone = true;
  }
  return { files, failure, isDone };
}

interface End {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** It could not even be started. */
  readonly startError: string | null;
}

function endOf(child: ChildProcess): Promise<End> {
  return new Promise((resolve) => {
    child.once('error', ({ message }) =>
      resolve({ exitCode: null, signal: null, startError: message }),
    );
    child.once('close', (exitCode, signal) => resolve({ exitCode, signal, startError: null }));
  });
}

/** Asks first: a file that is being written is then finished or taken back. */
function killOnAbort(child: ChildProcess, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    child.kill('SIGTERM');
    timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  };
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return () => {
    signal.removeEventListener('abort', end);
    clearTimeout(timer);
  };
}

/** With it set, Electron would be a mere Node.js; and what is meant for Node.js is not for it. */
function appEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const env = { ...environment };
  delete env['ELECTRON_RUN_AS_NODE'];
  delete env['NODE_OPTIONS'];
  return env;
}

function interruptedText(files: number): string {
  if (files === 0) return 'Interrupted: nothing was written.';
  return `Interrupted: ${files === 1 ? 'one file was' : `${files} files were`} written whole, and nothing else.`;
}

function endedText({ exitCode, signal, startError }: End, lastLines: readonly string[]): string {
  const how =
    startError ??
    (signal === null ? `it ended with exit code ${exitCode ?? 'unknown'}` : `${signal} ended it`);
  const last = lastLines.filter((line) => line.trim() !== '').at(-1);
  const detail = last === undefined ? '' : ` Its last words: ${last}`;
  return `Electron did not finish the PDF and the images (${how}): try again, or ask for HTML alone.${detail}`;
}
