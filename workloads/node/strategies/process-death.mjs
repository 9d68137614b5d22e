// @ts-check
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How long the end of its channel may take to show when a process has ended. */
const CHANNEL_PATIENCE_MS = 200;

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
  child.on('exit', async (exitCode, signal) => {
    // Its last messages may still stand in the channel, whose end comes behind them.
    if (child.connected) await Promise.race([channelEnd(child), delay(CHANNEL_PATIENCE_MS)]);
    const how = signal === null ? { exitCode: exitCode ?? 0 } : { signal };
    died({ ...how, ...(pid === undefined ? {} : { pid }) });
  });
}

/** @param {import('node:child_process').ChildProcess} child */
async function channelEnd(child) {
  await once(child, 'disconnect').catch(() => {}); // an error is an end, too
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
