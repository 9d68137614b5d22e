// @ts-check
import { spawn } from 'node:child_process';

import { notStarted } from './program.mjs';

/**
 * @typedef {object} Ended
 * @property {number | null} code `null`: a signal ended it
 * @property {string | null} signal
 * @property {bigint} startNs of the monotonic clock
 * @property {bigint} endNs when its end was noticed
 *
 * @typedef {object} Started
 * @property {import('node:child_process').ChildProcess} child
 * @property {bigint} startNs
 * @property {Promise<Ended>} ended
 */

/**
 * Starts a program in a process group of its own, with default signals.
 * @param {string} program
 * @param {readonly string[]} argv
 * @param {import('./request.mjs').Command} command
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {Promise<Started>}
 * @throws {import('../../node/host-failure.mjs').HostFailure} when the system refuses
 */
export async function startProgram(program, argv, command, stdio) {
  const [argv0 = program, ...rest] = argv;
  const { directory: cwd, environment: env } = command;
  try {
    const startNs = process.hrtime.bigint();
    const child = spawn(program, rest, { argv0, cwd, env, stdio, detached: true });
    /** @type {Promise<Ended>} */
    const ended = new Promise((resolve) =>
      child.once('exit', (code, signal) =>
        resolve({ code, signal, startNs, endNs: process.hrtime.bigint() }),
      ),
    );
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    return { child, startNs, ended };
  } catch (error) {
    throw notStarted(program, /** @type {NodeJS.ErrnoException} */ (error));
  }
}
