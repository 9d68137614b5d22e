// @ts-check

/**
 * Tells when a child process ends, or could not be started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {(death: import('./strategy.mjs').Death) => void} died
 */
export function onProcessDeath(child, died) {
  child.on('error', (error) => {
    if (child.pid === undefined) died({ reason: error.message });
  });
  child.on('exit', (exitCode, signal) => {
    died(signal === null ? { exitCode: exitCode ?? 0 } : { signal });
  });
}
