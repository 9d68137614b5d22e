// @ts-check
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';

/**
 * Chromium reports these on every start without a desktop session; none concerns the app:
 * bus.cc and object_proxy.cc: there is no D-Bus to ask for power and theme settings;
 * gpu and viz: there is no graphics card, which `--disable-gpu` has already settled.
 */
const HEADLESS_NOISE =
  /^\[\d+:[^\]]*:(ERROR|WARNING):([a-z/_]*\/)?(bus|object_proxy|gpu_[a-z_]+|viz_main_impl|gl_[a-z_]+|angle_[a-z_]+|command_buffer_proxy_impl)\.cc/;

/** @param {string} line */
export function isHeadlessNoise(line) {
  return HEADLESS_NOISE.test(line);
}

/**
 * @typedef {object} Launch
 * @property {string} file
 * @property {readonly string[]} args
 * @property {string} directory
 * @property {NodeJS.ProcessEnv} env
 * @property {((line: string) => boolean) | undefined} isNoise lines of stderr to leave out
 */

/**
 * Runs a program in the foreground, as if it had been started in place of this one.
 * @param {Launch} launch
 * @returns {Promise<number>} the exit code for this process
 */
export async function launchInForeground({ file, args, directory, env, isNoise }) {
  const child = spawn(file, args, {
    cwd: directory,
    env,
    stdio: ['inherit', 'inherit', isNoise ? 'pipe' : 'inherit'],
  });
  if (isNoise && child.stderr) relayLines(child.stderr, isNoise);
  const stopForwarding = forwardSignals(child);
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? exitCodeFor(signal)));
    });
  } finally {
    stopForwarding();
  }
}

/**
 * @param {import('node:stream').Readable} stderr
 * @param {(line: string) => boolean} isNoise
 */
function relayLines(stderr, isNoise) {
  createInterface({ input: stderr }).on('line', (line) => {
    if (!isNoise(line)) process.stderr.write(`${line}\n`);
  });
}

/**
 * By the convention of shells.
 * @param {NodeJS.Signals | null} signal
 */
function exitCodeFor(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    // The terminal has sent Ctrl+C to the whole group already; a second one could mean "at once".
    if (signal === 'SIGINT' && process.stdin.isTTY) return;
    child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
