import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { delimiter, resolve } from 'node:path';

import { err, ok, type Result } from '../../contract/result.ts';

export type ProgramErrorCode = 'command-not-found' | 'not-executable';

export interface ProgramPlace {
  /** Absolute: what a name with a slash is relative to. */
  readonly directory: string;
  /** Folders that a name without one is looked for in, as in the environment; `undefined`: none. */
  readonly path: string | undefined;
}

/** Enough of a file to see what starts it. */
const HEAD_BYTES = 512;

/**
 * The program that a name means, as an absolute path: by the folders of `PATH`, or relative to the
 * directory where the name has a slash.
 * @returns an error that says what was found instead
 */
export async function resolveProgram(
  name: string,
  place: ProgramPlace,
): Promise<Result<string, ProgramErrorCode>> {
  if (name === '') return err('command-not-found', 'The command is empty: name a program.');
  if (name.includes('/')) return checkedProgram(resolve(place.directory, name));
  const candidates = foldersOf(place).map((folder) => resolve(folder, name));
  let refused: Result<string, ProgramErrorCode> | null = null;
  for (const candidate of candidates) {
    const checked = await checkedProgram(candidate);
    if (checked.ok) return checked;
    // As a shell does: one that can't be started is told of only where no other one can.
    if (checked.error.code === 'not-executable') refused ??= checked;
  }
  return (
    refused ??
    err(
      'command-not-found',
      `There is no program “${name}” in the folders of PATH: check its name, or write where it is (./${name}).`,
    )
  );
}

/** An empty entry means the current folder. */
function foldersOf({ directory, path = '' }: ProgramPlace): readonly string[] {
  return path === '' ? [] : path.split(delimiter).map((folder) => resolve(directory, folder));
}

async function checkedProgram(path: string): Promise<Result<string, ProgramErrorCode>> {
  const stats = await stat(path).catch(() => null);
  if (stats === null) {
    return err('command-not-found', `${path} does not exist: check its name and its folder.`);
  }
  if (stats.isDirectory()) {
    return err('not-executable', `${path} is a folder: name the program in it.`);
  }
  const isExecutable = await access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!isExecutable) {
    return err(
      'not-executable',
      `${path} is not executable: make it so (chmod +x), or put its interpreter in front (python, sh, node).`,
    );
  }
  const problem = await startProblem(path);
  return problem === null ? ok(path) : err('not-executable', problem);
}

/** Why the system could not start this file; `null`: nothing speaks against it. */
async function startProblem(path: string): Promise<string | null> {
  const head = await readHead(path);
  // Executable and not readable is fine: the system will tell.
  if (head === null || isBinary(head)) return null;
  const [, interpreter] = /^#![ \t]*([^ \t\n]+)/.exec(head.toString('utf8')) ?? [];
  if (interpreter === undefined) {
    return `${path} is a script without a first line that says what runs it (such as #!/bin/sh): add one, or put its interpreter in front.`;
  }
  if ((await stat(interpreter).catch(() => null)) !== null) return null;
  const ending = interpreter.endsWith('\r') ? ' Its lines end as on Windows.' : '';
  return `${path} asks to be run by ${interpreter.trimEnd()}, which is not there: mend its first line, or put its interpreter in front.${ending}`;
}

async function readHead(path: string): Promise<Buffer | null> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whatever it is, it is no script: what the system knows to start has zeros in its beginning. */
function isBinary(head: Buffer): boolean {
  return head.includes(0);
}
