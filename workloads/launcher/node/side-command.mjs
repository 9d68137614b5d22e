// @ts-check
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

import { findProgram } from './program.mjs';
import { startProgram } from './start-program.mjs';

const KEPT_BYTES = 4096;
const LAST_WORDS_MS = 200;

/**
 * Runs `prepare` or `cleanup` to its end, in the command's own directory and environment.
 * @param {readonly string[]} argv
 * @param {import('./request.mjs').Command} command
 * @param {import('./tree.mjs').Tree} tree
 * @returns {Promise<string | null>} how it failed, with the end of what it said on its standard error
 */
export async function runAside(argv, command, tree) {
  const [name = ''] = argv;
  const program = findProgram(name, command);
  const { child, ended } = await startProgram(program, argv, command, ['ignore', 'ignore', 'pipe']);
  tree.begun(child.pid ?? 0);
  let words = Buffer.alloc(0);
  child.stderr?.on('data', (/** @type {Buffer} */ block) => {
    words = Buffer.concat([words, block]).subarray(-KEPT_BYTES);
  });
  const closed = once(child, 'close');
  const { code, signal } = await ended;
  if (code === 0) return null;
  // What was started in the background has the pipe too, and may keep it open.
  await Promise.race([closed, delay(LAST_WORDS_MS)]);
  const how = signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;
  return `${JSON.stringify(name)} ${how}${toldBy(words)}`;
}

/** @param {Buffer} words */
function toldBy(words) {
  const text = words.toString('utf8').trim().replaceAll(/\s+/g, ' ').slice(-1000);
  return text === '' ? '' : `; its last words: ${text}`;
}
