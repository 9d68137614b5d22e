// @ts-check
import { Worker } from 'node:worker_threads';

const ENTRY = new URL('./parent-watch.worker.mjs', import.meta.url);

/**
 * Watches descriptor 0 in a Worker that never runs tasks. Only the parent holds the other end, so its
 * end, however it came about, ends this process at once, even while the main thread computes.
 * @param {object} options
 * @param {Uint8Array} [options.rest] bytes of descriptor 0 that were read already
 * @param {(lines: string[]) => void} [options.onLines]
 * @param {() => void} [options.onTooLong] a line was over 1 MiB; no more lines will come
 * @returns {Promise<number | null>} OS thread id of the watch, as soon as it watches
 */
export function watchParent({ rest, onLines, onTooLong }) {
  const watch = new Worker(ENTRY, { workerData: { rest } });
  return new Promise((resolve, reject) => {
    watch.on('error', reject);
    watch.on('message', (message) => {
      if ('watching' in message) resolve(message.watching);
      if (message.lines) onLines?.(message.lines);
      if (message.tooLong) onTooLong?.();
    });
  });
}
