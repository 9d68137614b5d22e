import { mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

import type { CommandOutput } from '../../contract/command.ts';
import { KEPT_OUTPUT_BYTES } from '../../contract/output-excerpt.ts';

/** Of both outputs together: what prints more is ended before it fills the disk. */
export const MAX_OUTPUT_BYTES = 1024 ** 3;

/** Where the outputs of runs lie: a folder each. */
export interface OutputPlace {
  /** Absolute; it need not be there yet. */
  readonly directory: string;
  /** Whether they stay when the run has ended, until the run leaves the history. */
  readonly isKept: boolean;
}

export interface OutputFiles {
  readonly folder: string;
  readonly stdoutPath: string;
  readonly stderrPath: string;
}

export function outputFiles({ directory }: OutputPlace, runId: string): OutputFiles {
  const folder = join(directory, runId);
  return { folder, stdoutPath: join(folder, 'stdout'), stderrPath: join(folder, 'stderr') };
}

/** Makes the folder: what a program prints is for its user's eyes alone. */
export async function makeOutputFolder({ folder }: OutputFiles): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

export interface Outputs {
  readonly stdout: CommandOutput;
  readonly stderr: CommandOutput;
}

/** What was written, beginning and end; what is empty, or not to be kept, is taken away. */
export async function takeOutputs(files: OutputFiles, isKept: boolean): Promise<Outputs> {
  const [stdout, stderr] = await Promise.all([
    readOutput(files.stdoutPath, isKept),
    readOutput(files.stderrPath, isKept),
  ]);
  if (stdout.path === null && stderr.path === null) await remove(files.folder);
  return { stdout, stderr };
}

export const NO_OUTPUT: CommandOutput = { bytes: 0, path: null, head: '', tail: '' };

async function readOutput(path: string, isKept: boolean): Promise<CommandOutput> {
  const bytes = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (bytes === 0) {
    await remove(path);
    return NO_OUTPUT;
  }
  const head = wholeCharacters(await readPart(path, 0, KEPT_OUTPUT_BYTES));
  const tailFrom = Math.max(head.length, bytes - KEPT_OUTPUT_BYTES);
  const tail = await readPart(path, tailFrom, bytes - tailFrom);
  return {
    bytes,
    path: isKept ? path : null,
    head: asText(head),
    tail: asText(fromWholeCharacter(tail)),
  };
}

/** Nothing where it can't be read: what a program printed must not decide how its run ends. */
async function readPart(path: string, from: number, length: number): Promise<Buffer> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return Buffer.alloc(0);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, from);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Without a character that was cut in two at the end. */
function wholeCharacters(bytes: Buffer): Buffer {
  if (bytes.length < KEPT_OUTPUT_BYTES) return bytes;
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) return lengthOfCharacter(byte) > back ? bytes.subarray(0, -back) : bytes;
  }
  return bytes;
}

function lengthOfCharacter(first: number): number {
  if (first >= 0xf0) return 4;
  return first >= 0xe0 ? 3 : 2;
}

/** Without the rest of a character that begins before it. */
function fromWholeCharacter(bytes: Buffer): Buffer {
  let start = 0;
  while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.subarray(start);
}

function asText(bytes: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
