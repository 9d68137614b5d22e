// @ts-check
import { createRequire } from 'node:module';
import path from 'node:path';

import { run } from '../../scripts/child-processes.mjs';
import { findPython } from '../../scripts/find-python.mjs';
import { findProgram } from '../../scripts/programs-on-path.mjs';
import { REPOSITORY } from '../../scripts/repository.mjs';

/**
 * A program that measures too. Nothing is installed by us.
 * @typedef {{ name: string, version: string, file: string }} Peer `file` is what is started or imported
 */

/** @typedef {{ peer: Peer } | { peer: null, why: string }} FoundPeer */

/** @param {string} how @returns {FoundPeer} */
const notHere = (how) => ({ peer: null, why: `not installed here: ${how}` });

/** @returns {Promise<FoundPeer>} `file` is a Python that has it */
export async function findPsutil() {
  const python = await findPython();
  // Debian's package is for Debian's Python, which need not be the first one.
  for (const file of new Set(['/usr/bin/python3', python?.executable ?? '/usr/bin/python3'])) {
    const { exitCode, stdout } = await run(file, [
      '-c',
      'import psutil; print(psutil.__version__)',
    ]);
    if (exitCode === 0) return { peer: { name: 'psutil', version: stdout.trim(), file } };
  }
  return notHere('apt install python3-psutil');
}

/**
 * A program that prints its version.
 * @param {string} name
 * @param {string} debianPackage
 * @param {readonly string[]} versionArgs
 * @returns {Promise<FoundPeer>}
 */
export async function findPeerProgram(name, debianPackage, versionArgs) {
  const file = findProgram(name);
  if (file === undefined) return notHere(`apt install ${debianPackage}`);
  const { stdout, stderr } = await run(file, versionArgs);
  const version = /\d+(\.\d+)+/.exec(`${stdout}\n${stderr}`)?.[0] ?? 'of unknown version';
  return { peer: { name, version, file } };
}

export function findPidstat() {
  return findPeerProgram('pidstat', 'sysstat', ['-V']);
}

/**
 * A package of npm, from the repository's packages or from those of the folder one stands in.
 * @param {string} name
 * @returns {FoundPeer} `file` is its main file
 */
export function findPackage(name) {
  const require = createRequire(path.join(REPOSITORY, 'package.json'));
  try {
    const places = { paths: [REPOSITORY, process.cwd()] };
    const file = require.resolve(name, places);
    const { version } = require(require.resolve(`${name}/package.json`, places));
    return { peer: { name, version, file } };
  } catch {
    return notHere(`npm install --no-save ${name}`);
  }
}
