// @ts-check
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { launchInForeground } from './launch.mjs';
import { REPOSITORY, toolScript } from './repository.mjs';
import { takeReportFile } from './script-options.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { onlyX11, withXvfb } from './xvfb.mjs';

const needsXvfb = process.platform === 'linux';

/**
 * Sees to what tests with a window need. To be awaited before anything is built for them.
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 */
export async function prepareForWindows() {
  const runtime = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable: runtime.executable, needsXvfb });
  return runtime;
}

/**
 * Runs Playwright on a display of its own.
 * @param {object} start
 * @param {readonly string[]} start.args of this script; `--report FILE` among them is where counts go
 * @param {readonly string[]} [start.options] for Playwright, before those
 * @param {import('./electron-runtime.mjs').ElectronRuntime} start.runtime
 * @param {NodeJS.ProcessEnv} [start.environment]
 * @returns {Promise<number>} the exit code
 */
export function runPlaywright({ args, options = [], runtime, environment = {} }) {
  const { reportFile, rest } = takeReportFile(args);
  const env = {
    ...process.env,
    CORELANE_ELECTRON_EXECUTABLE: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.distDirectory,
    ...(reportFile ? { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile } : {}),
    ...environment,
  };
  const all = ['test', ...(reportFile ? ['--reporter=list,json'] : []), ...options, ...rest];
  if (!needsXvfb) return launch(all, env);
  return withXvfb((display) => launch(all, onlyX11(env, display)));
}

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function launch(args, env) {
  return launchInForeground({
    file: process.execPath,
    args: [toolScript('@playwright/test', 'playwright'), ...args],
    directory: REPOSITORY,
    env,
    isNoise: undefined,
  });
}
