// @ts-check

/**
 * Tells when a Worker ends: an error outside any task, `process.exit()`, `terminate()`. May tell twice.
 * @param {import('node:worker_threads').Worker} thread
 * @param {(death: import('./strategy.mjs').Death) => void} died
 */
export function onThreadDeath(thread, died) {
  // An error is the end: exit code 1 follows.
  thread.on('error', (error) => {
    died({ exitCode: 1, reason: error instanceof Error ? error.message : String(error) });
  });
  thread.on('exit', (exitCode) => died({ exitCode }));
}
