// @ts-check
import { spawn } from 'node:child_process';

/**
 * @typedef {object} Outcome
 * @property {number | null} exitCode null when a signal ended it or it could not be started
 * @property {NodeJS.Signals | null} signal
 * @property {string} stdout
 * @property {string} stderr
 * @property {Error | undefined} startError
 */

/**
 * Runs a program to its end and keeps what it wrote. Never rejects: a program that is missing or
 * fails is an outcome the callers have words for.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<Outcome>}
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => void (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => void (stderr += text));
    child.once('error', (startError) =>
      resolve({ exitCode: null, signal: null, stdout, stderr, startError }),
    );
    child.once('close', (exitCode, signal) =>
      resolve({ exitCode, signal, stdout, stderr, startError: undefined }),
    );
  });
}

/**
 * @param {Outcome} outcome
 * @returns {string} how it ended, for a sentence
 */
export function describeEnd(outcome) {
  if (outcome.startError) return `could not be started (${outcome.startError.message})`;
  if (outcome.signal) return `was ended by ${outcome.signal}`;
  return `ended with exit code ${outcome.exitCode}`;
}

/**
 * @param {Outcome} outcome
 * @param {number} lineCount
 * @returns {string} the last lines of what it wrote, where the reason of a failure usually stands
 */
export function lastLines(outcome, lineCount) {
  const written = `${outcome.stdout}\n${outcome.stderr}`.split('\n');
  return written
    .filter((line) => line.trim() !== '')
    .slice(-lineCount)
    .join('\n');
}
