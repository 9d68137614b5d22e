// @ts-check

/**
 * @typedef {object} CommandLine
 * @property {string[]} preloadModules to load before the app, in order
 * @property {boolean} wantsVersion
 * @property {string | undefined} appPath
 */

/**
 * The part of the `electron` command line that concerns starting an app. Everything else that
 * begins with a dash is a switch for Chromium or for the app.
 * @param {readonly string[]} args without the executable
 * @returns {CommandLine}
 */
export function parseCommandLine(args) {
  /** @type {CommandLine} */
  const commandLine = { preloadModules: [], wantsVersion: false, appPath: undefined };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '-r' || arg === '--require') {
      index += 1;
      commandLine.preloadModules.push(args[index] ?? '');
    } else if (arg === '-v' || arg === '--version') {
      commandLine.wantsVersion = true;
    } else if (arg !== '--' && !arg.startsWith('-')) {
      // What follows the app's path belongs to the app.
      return { ...commandLine, appPath: arg };
    }
  }
  return commandLine;
}
