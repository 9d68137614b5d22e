// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

const MIB = 2 ** 20;

/**
 * What this process holds at one moment. `atS` is time in the life that is lived, compressed or not.
 * @typedef {{ atS: number, heldMiB: number, rssMiB: number, handles: number, processes: number }} Usage
 */

/**
 * Reads it, after a collection of garbage: Node.js must have been started with `--expose-gc`.
 * @param {number} atS
 * @returns {Usage} `heldMiB`: JavaScript's objects and the memory that they hold outside of its heap; `handles`: open
 *   files of the process and what its event loop waits for; `processes`: its children
 */
export function readUsage(atS) {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Start it with --expose-gc.');
  // What a first collection finalises is freed by a second one.
  gc();
  gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  return {
    ...{ atS, heldMiB: (heapUsed + external) / MIB, rssMiB: rss / MIB },
    handles: openFiles() + process.getActiveResourcesInfo().length,
    processes: childCount(),
  };
}

function openFiles() {
  try {
    // One of them is that of the folder itself.
    return readdirSync('/proc/self/fd').length - 1;
  } catch {
    return 0;
  }
}

function childCount() {
  try {
    const threads = readdirSync('/proc/self/task');
    const lists = threads.map((tid) => readFileSync(`/proc/self/task/${tid}/children`, 'latin1'));
    return lists
      .join(' ')
      .split(' ')
      .filter((pid) => pid !== '').length;
  } catch {
    return 0;
  }
}
