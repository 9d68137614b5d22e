// @ts-check
import { once } from 'node:events';

/**
 * Tells when a child process ends, or could not be started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {(death: import('./strategy.mjs').Death) => void} died
 */
export function onProcessDeath(child, died) {
  const { pid } = child;
  child.on('error', (error) => {
    if (pid === undefined) died({ reason: error.message });
  });
  child.on('exit', (exitCode, signal) => {
    const how = signal === null ? { exitCode: exitCode ?? 0 } : { signal };
    died({ ...how, ...(pid === undefined ? {} : { pid }) });
  });
}

/**
 * Ends a child process, whatever it does.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<void>} resolves when it is gone
 */
export async function killed(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
