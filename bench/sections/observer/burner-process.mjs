// @ts-check
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { startChild, withChild } from '../../frame/children.mjs';
import { ratePerS } from './slow-down.mjs';

const PROGRAM = fileURLToPath(new URL('./burner.mjs', import.meta.url));

/** Until the compiler has done its work. */
const WARM_UP_MS = 1_000;

/**
 * @typedef {object} Burner
 * @property {number} pid
 * @property {(spanMs: number) => Promise<number>} rate blocks a second over a span that begins now
 */

/**
 * Keeps `threads` cores busy while `work` goes on.
 * @template Value
 * @param {{ threads: number, signal: AbortSignal }} plan
 * @param {(burner: Burner) => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export function withBurner({ threads, signal }, work) {
  const args = [PROGRAM, String(threads)];
  const started = startChild(process.execPath, args, { signal, name: 'The busy program' });
  return withChild(started, async (child) => {
    const account = () => {
      child.say('');
      return child.json();
    };
    const rate = async (/** @type {number} */ spanMs) => {
      const before = await account();
      await delay(spanMs, undefined, { signal });
      return ratePerS(before, await account());
    };
    await delay(WARM_UP_MS, undefined, { signal });
    return await work({ pid: child.pid, rate });
  });
}
