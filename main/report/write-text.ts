import { setImmediate as nextTurn } from 'node:timers/promises';

import { err, ok, type Result } from '../../contract/result.ts';
import { writeWholeFile } from '../store/write-whole-file.ts';
import { notWritten } from './not-written.ts';

/** Large enough to be written quickly, small enough for an interrupt to be seen in between. */
const PIECE_CHARACTERS = 256 * 1024;

/** Why a text could not be made, as one sentence for the user. */
export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/** A file, absolute, or whatever takes pieces of text. */
export type TextTarget =
  { readonly path: string } | { readonly out: (piece: string) => Promise<void> };

/**
 * Writes a text that is made line by line: a file whole or not at all.
 * @param signal ends it; of a file nothing is there then
 * @throws what `out` throws
 */
export async function writeText(
  lines: Iterable<string>,
  target: TextTarget,
  signal: AbortSignal,
): Promise<Result<null>> {
  const pieces = piecesOf(lines, signal);
  try {
    if ('path' in target) await writeWholeFile(target.path, encoded(pieces));
    else for await (const piece of pieces) await target.out(piece);
    return ok(null);
  } catch (thrown) {
    if (signal.aborted) return err('interrupted', 'Interrupted: nothing more was written.');
    if (thrown instanceof ContentError) return err('no-content', thrown.message);
    if ('out' in target) throw thrown;
    return notWritten(target.path, thrown);
  }
}

async function* piecesOf(
  lines: Iterable<string>,
  signal: AbortSignal,
): AsyncGenerator<string, void, undefined> {
  let piece = '';
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
    await nextTurn();
    signal.throwIfAborted();
  }
  await nextTurn();
  signal.throwIfAborted();
  yield piece;
}

async function* encoded(
  pieces: AsyncIterable<string>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of pieces) yield Buffer.from(piece);
}
