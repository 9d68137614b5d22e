import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { runtimeId } from '../runtimes/runtime-id.ts';

/** The file that a path leads to. */
export interface HostFile {
  readonly realPath: string;
  readonly contentHash: string;
}

/**
 * Looks at the file itself. A replaced one is another host, whatever its name: what it can do has to
 * be asked anew. Errors come with one sentence.
 */
export async function identifyHost(path: string): Promise<Result<HostFile, 'unusable'>> {
  if (!isAbsolute(path)) return err('unusable', 'Its path is not absolute: give the whole path.');
  try {
    if (!(await stat(path)).isFile())
      return err('unusable', 'It is not a file: give the path of the program itself.');
    await access(path, constants.X_OK);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    return ok({ realPath: await realpath(path), contentHash: hash.digest('hex') });
  } catch (thrown) {
    return err('unusable', fileProblem(thrown));
  }
}

function fileProblem(thrown: unknown): string {
  const error: NodeJS.ErrnoException = toError(thrown);
  if (error.code === 'ENOENT') return 'There is no such file: check the path, or remove it.';
  if (error.code === 'EACCES')
    return 'It may not be read and started by you: check its permissions (chmod +rx).';
  return `It can't be read (${error.message}): check the file.`;
}

/** A run host is its file: another content is another host. */
export function hostId({ realPath, contentHash }: HostFile): string {
  return runtimeId('other', realPath, contentHash);
}

/**
 * Whether the file is still the one that said what it can do. A host may be built anew at any time,
 * and a run of the new one must not go under the name of the old one.
 */
export async function checkUnchanged({
  id,
  executable,
}: UsableRuntime): Promise<Result<null, 'unusable'>> {
  const file = await identifyHost(executable);
  if (!file.ok) return err('unusable', `${executable} can't be used: ${file.error.message}`);
  if (hostId(file.value) === id) return ok(null);
  return err(
    'unusable',
    `${executable} is no longer the program that said what it can do: look for runtimes again.`,
  );
}
