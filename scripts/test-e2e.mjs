// @ts-check
import './node-version.mjs';

import { ensureBuilt } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { launchInForeground } from './launch.mjs';
import { REPOSITORY, toolScript } from './repository.mjs';
import { runScript } from './run-script.mjs';
import { takeReportFile } from './script-options.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { onlyX11, withXvfb } from './xvfb.mjs';

const needsXvfb = process.platform === 'linux';

await runScript(async () => {
  const { reportFile, rest } = takeReportFile(process.argv.slice(2));
  const runtime = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable: runtime.executable, needsXvfb });
  await ensureBuilt();
  const env = {
    ...process.env,
    CORELANE_ELECTRON_EXECUTABLE: runtime.executable,
    ELECTRON_OVERRIDE_DIST_PATH: runtime.distDirectory,
    ...(reportFile ? { PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile } : {}),
  };
  const args = ['test', ...(reportFile ? ['--reporter=list,json'] : []), ...rest];
  if (!needsXvfb) return runPlaywright(args, env);
  return withXvfb((display) => runPlaywright(args, onlyX11(env, display)));
});

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function runPlaywright(args, env) {
  return launchInForeground({
    file: process.execPath,
    args: [toolScript('@playwright/test', 'playwright'), ...args],
    directory: REPOSITORY,
    env,
    isNoise: undefined,
  });
}
