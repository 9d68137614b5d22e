// @ts-check
import path from 'node:path';

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {string} homeDirectory
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * The runtime is kept per user and outside the repository, so that a second clone, or `git clean`,
 * costs no second download.
 * @param {Machine} machine
 */
export function userCacheDirectory({ platform, homeDirectory, env }) {
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  if (platform === 'win32') {
    return join(env.LOCALAPPDATA || join(homeDirectory, 'AppData', 'Local'), 'corelane', 'Cache');
  }
  if (platform === 'darwin') return join(homeDirectory, 'Library', 'Caches', 'corelane');
  return join(absolute(env.XDG_CACHE_HOME) ?? join(homeDirectory, '.cache'), 'corelane');
}

/**
 * The XDG specification wants relative values ignored.
 * @param {string | undefined} directory
 */
function absolute(directory) {
  return directory && path.posix.isAbsolute(directory) ? directory : undefined;
}

/**
 * @param {string} cacheDirectory
 * @param {{version: string, platform: string, arch: string}} build
 */
export function runtimeDirectory(cacheDirectory, { version, platform, arch }) {
  return path.join(cacheDirectory, 'electron', `${version}-${platform}-${arch}`);
}
