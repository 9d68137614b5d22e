// @ts-check
import path from 'node:path';

import { REPOSITORY } from './repository.mjs';

/** @typedef {{platform: string, arch: string}} Machine as in `process` */

const DIST = path.join(REPOSITORY, 'dist');

/** Only tests start it: its main process can be driven from outside. */
const FOR_TESTS = path.join(DIST, 'for-tests');

/**
 * Where electron-builder puts a package, by its own custom.
 * @param {Machine} machine
 */
export function packageDirectory({ platform, arch }) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') return path.join(DIST, `mac${suffix}`);
  if (platform === 'win32') return path.join(DIST, `win${suffix}-unpacked`);
  return path.join(DIST, `linux${suffix}-unpacked`);
}

/** @param {Machine} machine */
export function testedDirectory(machine) {
  return path.join(FOR_TESTS, path.basename(packageDirectory(machine)));
}

/**
 * What is started, and what has the fuses in it or beside it.
 * @param {string} directory of a package
 * @param {string} platform
 */
export function applicationIn(directory, platform) {
  if (platform === 'darwin') return path.join(directory, 'Corelane.app');
  return path.join(directory, platform === 'win32' ? 'Corelane.exe' : 'corelane');
}

/** @param {string} directory of a package @param {string} platform */
export function programIn(directory, platform) {
  const application = applicationIn(directory, platform);
  return platform === 'darwin'
    ? path.join(application, 'Contents', 'MacOS', 'Corelane')
    : application;
}
