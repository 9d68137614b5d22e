// @ts-check

/**
 * Tells when a Worker ends: an error outside any task, `process.exit()`, `terminate()`.
 * @param {import('node:worker_threads').Worker} thread
 * @param {(death: import('./strategy.mjs').Death) => void} died
 */
export function onThreadDeath(thread, died) {
  /** @type {{ reason?: string }} */
  let error = {};
  thread.on('error', (thrown) => {
    error = { reason: thrown instanceof Error ? thrown.message : String(thrown) };
  });
  // An error is the end, and 'exit' follows; but only by then have all its messages been read.
  thread.on('exit', (exitCode) => died({ exitCode, ...error }));
}
