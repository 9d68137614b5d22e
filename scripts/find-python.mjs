// @ts-check
import path from 'node:path';

import { run } from './child-processes.mjs';
import { findProgram } from './programs-on-path.mjs';

const PROBE_TIMEOUT_MS = 10_000;
const PREFERRED_MINOR = 11;
const OLDEST_MINOR = 9;
const MINORS = [11, 12, 13, 14, 10, 9];

/**
 * @typedef {object} Python
 * @property {string} executable the interpreter itself, not a shim in front of it
 * @property {number} minor of Python 3
 */

/** @returns {Promise<Python | undefined>} the best one for running our tests */
export async function findPython() {
  const probes = await Promise.all(candidateFiles().map(probe));
  return bestOf(probes.filter((found) => found !== undefined));
}

/**
 * @param {readonly Python[]} found
 * @returns {Python | undefined} 3.11, on which most was measured; else the newest
 */
export function bestOf(found) {
  const usable = found.filter(({ minor }) => minor >= OLDEST_MINOR);
  const preferred = usable.find(({ minor }) => minor === PREFERRED_MINOR);
  return preferred ?? usable.toSorted((a, b) => b.minor - a.minor)[0];
}

function candidateFiles() {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const names = [...MINORS.map((minor) => `python3.${minor}`), 'python3', 'python'];
  const searchPath = [process.env.PATH ?? '', '/usr/bin', '/usr/local/bin'].join(path.delimiter);
  const files = names.map((name) => findProgram(`${name}${suffix}`, searchPath));
  return [...new Set(files.filter((file) => file !== undefined))];
}

/**
 * @param {string} file
 * @returns {Promise<Python | undefined>} nothing for a broken one, a Python 2, or a version manager's
 *   shim for a version that is not installed
 */
async function probe(file) {
  const program = 'import sys; print(sys.version_info[0], sys.version_info[1], sys.executable)';
  const { exitCode, stdout } = await run(file, ['-c', program], { timeout: PROBE_TIMEOUT_MS });
  const match = /^3 (\d+) (.+)$/m.exec(stdout);
  if (exitCode !== 0 || match === null) return undefined;
  return { executable: (match[2] ?? file).trim(), minor: Number(match[1]) };
}
