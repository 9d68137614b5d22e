// @ts-check
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

import { HostFailure } from '../../node/host-failure.mjs';

/** @type {Readonly<Record<string, [code: string, why: string]>>} */
const WHY = {
  ENOEXEC: [
    'exec-format',
    'the system can’t run it; a script needs a first line such as #!/bin/sh',
  ],
  ENOENT: [
    'interpreter-missing',
    'the interpreter that it names is not there; look at its first line',
  ],
  EACCES: ['not-executable', 'it may not be run; look at its permissions'],
  E2BIG: [
    'arguments-too-long',
    'its arguments and environment are too long; hand them over in a file',
  ],
};

/**
 * @param {string} directory
 * @throws {HostFailure} when nothing can be started in it
 */
export function checkDirectory(directory) {
  try {
    if (statSync(directory).isDirectory()) return accessSync(directory, constants.X_OK);
  } catch {
    // said below
  }
  const name = JSON.stringify(directory);
  throw new HostFailure(
    'no-directory',
    `The working directory ${name} can't be entered: choose one that is there.`,
  );
}

/**
 * Path of a program, looked for as a shell would, by the `PATH` that it will have itself.
 * @param {string} name
 * @param {import('./request.mjs').Command} command
 * @throws {HostFailure} when there is none
 */
export function findProgram(name, { directory, environment }) {
  const folders = name.includes('/')
    ? ['']
    : (environment['PATH'] ?? '/bin:/usr/bin').split(delimiter);
  const places = folders.map((folder) => resolve(directory, join(folder, name)));
  const found = places.find(isExecutable);
  if (found !== undefined) return found;
  const there = places.find((place) => statSync(place, { throwIfNoEntry: false }));
  if (there !== undefined) {
    const remedy = 'name a program, and make it executable with chmod +x';
    throw new HostFailure(
      'not-executable',
      `${JSON.stringify(there)} is not executable: ${remedy}.`,
    );
  }
  const where = name.includes('/') ? '' : ' in any folder of PATH';
  throw new HostFailure(
    'command-not-found',
    `There is no program ${JSON.stringify(name)}${where}: check how it is spelled.`,
  );
}

/**
 * Why the system refused to start a program that was found.
 * @param {string} program
 * @param {NodeJS.ErrnoException} error
 */
export function notStarted(program, error) {
  const [code, why] = WHY[error.code ?? ''] ?? ['command-not-started', error.message];
  return new HostFailure(code, `${JSON.stringify(program)} could not be started: ${why}.`);
}

/** @param {string} place */
function isExecutable(place) {
  try {
    accessSync(place, constants.X_OK);
    return statSync(place).isFile();
  } catch {
    return false;
  }
}
