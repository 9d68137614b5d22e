// @ts-check
// Workload "word-count": task i reads one file under a folder and counts its words, in the language
// itself.
import { readFileSync } from 'node:fs';

import { taskDigest, u64 } from '../digest.mjs';
import { prepareFiles } from '../file-list.mjs';
import { withFile, withFileAwaited } from '../regular-file.mjs';

const MOST_FREQUENT = 10;

/** What each byte is in a word: itself, or its small letter; 0: it is in none. */
const IN_WORDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0x80) return byte; // part of a character outside of ASCII, in UTF-8
  const character = String.fromCharCode(byte);
  return /\w/.test(character) ? character.toLowerCase().charCodeAt(0) : 0;
});

export const prepare = prepareFiles;

/**
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path relative to the folder; one character a byte
 */
export function run(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const content = withFile({ folder, name }, (fd) => readFileSync(fd));
  return digestOf(name, content);
}

/**
 * The same for an event loop: the reading is awaited; the counting still takes the loop's own time.
 * @param {number} _index
 * @param {{ folder: string }} input
 * @param {string} path
 */
export async function runConcurrently(_index, { folder }, path) {
  const name = Buffer.from(path, 'latin1');
  const content = await withFileAwaited({ folder, name }, (handle) => handle.readFile());
  return digestOf(name, content);
}

/**
 * @param {Buffer} name
 * @param {Buffer} content
 */
function digestOf(name, content) {
  const counts = countWords(content);
  const words = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const frequent = mostFrequent(counts).flatMap(([word, count]) => [
    Buffer.from(word, 'latin1'),
    Buffer.of(0),
    u64(count),
  ]);
  return taskDigest(name, Buffer.of(0), u64(words), u64(counts.size), ...frequent);
}

/**
 * @param {Buffer} content
 * @returns {Map<string, number>} how often each word is there; one character a byte
 */
export function countWords(content) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  const letters = Buffer.from(content.map((byte) => IN_WORDS[byte] ?? 0));
  let start = 0;
  for (let end = 0; end <= letters.length; end += 1) {
    if (letters[end]) continue; // behind the last letter there is none, and that ends a word too
    if (end > start) {
      const word = letters.toString('latin1', start, end);
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    start = end + 1;
  }
  return counts;
}

/** @param {Map<string, number>} counts */
function mostFrequent(counts) {
  const byBytes = (/** @type {string} */ a, /** @type {string} */ b) => (a < b ? -1 : 1);
  return [...counts]
    .sort(([word, count], [other, ofOther]) => ofOther - count || byBytes(word, other))
    .slice(0, MOST_FREQUENT);
}
