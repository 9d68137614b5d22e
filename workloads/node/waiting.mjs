// @ts-check
import { setTimeout as timer } from 'node:timers/promises';

/** A word of memory that nobody ever changes or notifies. */
const untouched = new Int32Array(new SharedArrayBuffer(4));

/**
 * Puts the thread to sleep: nothing else runs in it meanwhile. Node has no `sleep`; waiting for a word
 * of memory to change, with a time limit, is the same.
 * @param {number} [waitMs] for ever, if none is given
 */
export function waitBlocking(waitMs) {
  Atomics.wait(untouched, 0, 0, waitMs);
}

/**
 * Lets the event loop go on with other tasks meanwhile.
 * @param {number} waitMs
 */
export async function waitAwaited(waitMs) {
  await timer(waitMs);
}
