import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { dirname, extname, isAbsolute } from 'node:path';

import type { ProgramFile } from '../../contract/ipc.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { shownPath } from '../store/approval-subject.ts';

/** What the user has scripts run by. */
export interface Interpreters {
  readonly python: string;
  readonly node: string;
}

/** The first line of a script is no longer on any system. */
const HEAD_BYTES = 512;

/**
 * How a file that the user chose is run: by the interpreter that its first line names, else by the one
 * for its ending, else by itself.
 * @param path absolute
 * @returns an error for what can't be run
 */
export async function programFile(
  path: string,
  interpreters: Interpreters,
): Promise<Result<ProgramFile, 'no-program'>> {
  if (!isAbsolute(path)) return err('no-program', 'Only a file of this machine can be run.');
  const stats = await stat(path).catch(() => null);
  if (stats?.isFile() !== true) {
    return err('no-program', `${shownPath(path)} is no file: choose a program or a script.`);
  }
  const interpreter =
    wordsOfFirstLine(await readHead(path)) ?? interpreterOfEnding(path, interpreters);
  if (interpreter === null && !(await isExecutable(path))) {
    return err(
      'no-program',
      `${shownPath(path)} is neither executable nor a script whose interpreter is known: make it executable (chmod +x), or write its interpreter in front.`,
    );
  }
  return ok({ argv: [...(interpreter ?? []), path], directory: dirname(path) });
}

/** What stands behind `#!`, without the `env` that only looks for it; `null`: nothing does. */
function wordsOfFirstLine(head: string): readonly string[] | null {
  const [, line = ''] = /^#![ \t]*([^\r\n]*)/.exec(head) ?? [];
  const words = line.split(/[ \t]+/).filter((word) => word !== '');
  const isSearched = /(?:^|\/)env$/.test(words[0] ?? '');
  const named = isSearched ? words.slice(words[1] === '-S' ? 2 : 1) : words;
  return named.length === 0 ? null : named;
}

function interpreterOfEnding(path: string, { python, node }: Interpreters) {
  switch (extname(path).toLowerCase()) {
    case '.py':
      return [python];
    case '.js':
    case '.mjs':
    case '.cjs':
      return [node];
    case '.sh':
      return ['sh'];
    default:
      return null;
  }
}

function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** Empty: it can't be read. */
async function readHead(path: string): Promise<string> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}
