import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { isAbsolute, normalize } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Approval } from '../../contract/ipc.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';

/** What lies at a path. */
export type PathKind = Exclude<Approval['kind'], 'command'>;

/** What a file or an import names by its path. */
export interface NamedPath {
  readonly kind: PathKind;
  /** Absolute. */
  readonly path: string;
}

/** A named path and what lies there now. */
export interface ApprovalSubject extends NamedPath {
  /** Kind, path, where it leads, and the content of an executable, hashed: another one is another subject. */
  readonly id: string;
}

/**
 * Looks at what lies at a path now. The path belongs to its identity: the same interpreter in
 * another folder may load other code from there. Errors come with one sentence.
 */
export async function identifySubject({
  kind,
  path,
}: NamedPath): Promise<Result<ApprovalSubject, 'not-there'>> {
  if (!isAbsolute(path) || path.includes('\0'))
    return err('not-there', `${shownPath(path)} is not an absolute path: give the whole path.`);
  const normal = normalize(path);
  try {
    const stats = await stat(normal);
    if (kind === 'folder' ? !stats.isDirectory() : !stats.isFile())
      return err('not-there', `${shownPath(normal)} is not a ${wordFor(kind)}: correct the path.`);
    const content = kind === 'folder' ? '' : await contentHash(normal);
    const id = hashOf([kind, normal, await realpath(normal), content]);
    return ok({ kind, path: normal, id });
  } catch (thrown) {
    return err('not-there', problemOf(normal, thrown));
  }
}

/**
 * A path as it may be shown for a decision: what would break the line or turn the direction of
 * writing is spelled out, so that nothing of it can hide.
 */
export function shownPath(path: string): string {
  return path.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

function wordFor(kind: PathKind): string {
  return kind === 'folder' ? 'folder' : 'file';
}

function problemOf(path: string, thrown: unknown): string {
  const error: NodeJS.ErrnoException = toError(thrown);
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return `There is no ${shownPath(path)} on this machine: correct the path.`;
  return `${shownPath(path)} can't be read (${error.code ?? error.message}): check its permissions.`;
}

async function contentHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
