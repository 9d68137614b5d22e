// @ts-check

/**
 * Tells when a Worker ends by itself: an error outside any task, `process.exit()`, `terminate()`.
 * @param {import('node:worker_threads').Worker} thread
 * @param {(death: import('./strategy.mjs').Death) => void} died
 */
export function onThreadDeath(thread, died) {
  /** @type {string | undefined} */
  let reason;
  thread.on('error', (error) => {
    reason = error instanceof Error ? error.message : String(error);
  });
  thread.on('exit', (exitCode) => died(reason === undefined ? { exitCode } : { exitCode, reason }));
}
