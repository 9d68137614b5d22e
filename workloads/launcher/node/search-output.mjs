// @ts-check
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * In characters, but for `blockBytes`.
 * @typedef {object} SearchSizes
 * @property {number} blockBytes read at a time
 * @property {number} window searched at a time
 * @property {number} overlap of a window with the one before
 * @property {number} longest window, for a match that reaches to the end of a shorter one
 */

/** @type {SearchSizes} */
const SIZES = { blockBytes: 2 ** 20, window: 2 ** 22, overlap: 2 ** 20, longest: 2 ** 24 };

/**
 * Whether a file has something that a pattern matches, `^` and `$` standing for the ends of each line.
 * Of a large file a part is in memory at a time: what is sure to be found is at most `overlap` long,
 * and looks no further behind itself.
 * @param {string} path one that can't be read is taken for an empty file
 * @param {string} pattern
 * @param {SearchSizes} [sizes] others are for tests
 */
export function searchFile(path, pattern, sizes = SIZES) {
  const regex = new RegExp(pattern, 'gm');
  const file = openQuietly(path);
  if (file === null) return regex.test('');
  try {
    return search(regex, blocksOf(file, sizes.blockBytes), sizes);
  } finally {
    closeSync(file);
  }
}

/**
 * @param {RegExp} regex
 * @param {Iterable<{ text: string, isEnd: boolean }>} blocks
 * @param {SearchSizes} sizes
 */
function search(regex, blocks, { window, overlap, longest }) {
  let text = '';
  let wanted = window;
  let isCut = false;
  for (const { text: more, isEnd } of blocks) {
    text += more;
    if (!isEnd && text.length < wanted) continue;
    // What stands before the first character is not known: there is no telling whether a line begins.
    regex.lastIndex = isCut ? 1 : 0;
    const found = regex.exec(text);
    // Where more follows, the end of the text is the end of no line, and a match may go on.
    if (found !== null && (isEnd || regex.lastIndex < text.length)) return true;
    if (found !== null && wanted < longest) {
      wanted *= 2;
      continue;
    }
    wanted = window;
    text = text.slice(-overlap);
    isCut = true;
  }
  return false;
}

/**
 * @param {number} file
 * @param {number} blockBytes
 */
function* blocksOf(file, blockBytes) {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const block = Buffer.alloc(blockBytes);
  for (;;) {
    const bytes = readSync(file, block);
    if (bytes === 0) break;
    yield { text: decoder.decode(block.subarray(0, bytes), { stream: true }), isEnd: false };
  }
  yield { text: decoder.decode(), isEnd: true };
}

/** @param {string} path */
function openQuietly(path) {
  try {
    return openSync(path, 'r');
  } catch {
    return null;
  }
}
