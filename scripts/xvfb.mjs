// @ts-check
import { spawn } from 'node:child_process';

const START_TIMEOUT_MS = 15_000;
const DISPLAY_DESCRIPTOR = 3;

/**
 * Runs `work` with a display server of its own: tests neither disturb a desktop nor depend on one.
 * @template T
 * @param {(display: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withXvfb(work) {
  const server = spawn(
    'Xvfb',
    [
      // It chooses a free number itself and tells; a number of ours could be taken meanwhile.
      ...['-displayfd', `${DISPLAY_DESCRIPTOR}`],
      ...['-screen', '0', '1920x1080x24'],
      ...['-nolisten', 'tcp'],
      // Without this it restarts, and drops settings, each time the last window closes.
      '-noreset',
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const end = () => void server.kill();
  // `finally` does not run when this process exits on a signal's behalf.
  process.once('exit', end);
  try {
    return await work(`:${await displayNumber(server)}`);
  } finally {
    process.off('exit', end);
    end();
  }
}

/**
 * Electron prefers a Wayland session where there is one, and the windows would open on the desktop.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} display
 * @returns {NodeJS.ProcessEnv}
 */
export function onlyX11({ WAYLAND_DISPLAY: _, ...env }, display) {
  return { ...env, DISPLAY: display, XDG_SESSION_TYPE: 'x11' };
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function displayNumber(server) {
  return new Promise((resolve, reject) => {
    let log = '';
    let answer = '';
    const timer = setTimeout(
      () => reject(new Error(`Xvfb did not start within ${START_TIMEOUT_MS / 1000} s.\n${log}`)),
      START_TIMEOUT_MS,
    );
    server.stderr?.on('data', (chunk) => void (log += chunk));
    server.stdio[DISPLAY_DESCRIPTOR]?.on('data', (chunk) => {
      answer += chunk;
      if (!answer.endsWith('\n')) return;
      clearTimeout(timer);
      resolve(answer.trim());
    });
    server.once('error', reject);
    server.once('close', (exitCode) => {
      clearTimeout(timer);
      reject(new Error(`Xvfb ended with exit code ${exitCode}.\n${log}`));
    });
  });
}
