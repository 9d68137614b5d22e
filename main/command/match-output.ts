import { open } from 'node:fs/promises';

import { err, ok, type Result, toError } from '../../contract/result.ts';

/** Of an output that is searched: beyond it, nothing is found. */
const MAX_SEARCHED_BYTES = 64 * 1024 * 1024;

export interface OutputMatch {
  readonly matches: boolean;
  /** There was more than is searched. */
  readonly isCut: boolean;
}

/** The pattern as it is searched for: `^` and `$` stand for the ends of each line. */
export function outputPattern(pattern: string): Result<RegExp, 'bad-option'> {
  try {
    return ok(new RegExp(pattern, 'm'));
  } catch (thrown) {
    return err(
      'bad-option',
      `What the output must match is no regular expression of JavaScript: ${toError(thrown).message}.`,
    );
  }
}

/** Whether a file has something that the pattern matches, in its first 64 MiB. */
export async function matchOutput(
  path: string,
  pattern: RegExp,
  maxBytes: number = MAX_SEARCHED_BYTES,
): Promise<OutputMatch> {
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return { matches: pattern.test(''), isCut: false };
  try {
    const { size } = await file.stat();
    const length = Math.min(size, maxBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    const text = buffer.subarray(0, bytesRead).toString('utf8');
    return { matches: pattern.test(text), isCut: size > maxBytes };
  } finally {
    await file.close();
  }
}
