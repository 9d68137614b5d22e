// @ts-check
import './node-version.mjs';

import { ensureBuilt } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { isHeadlessNoise, launchInForeground } from './launch.mjs';
import { say } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { runScript } from './run-script.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

const HEADLESS_SWITCHES = ['--ozone-platform=headless', '--disable-gpu', '--headless-comparison'];

await runScript(async () => {
  const runtime = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable: runtime.executable, needsXvfb: false });
  await ensureBuilt();
  const isWindowed = hasDisplay(process.env);
  if (!isWindowed) {
    say('There is no display here: Corelane runs its first comparison without a window instead.');
  }
  return launchInForeground({
    file: runtime.executable,
    args: [
      ...(await sandboxSwitches(runtime.distDirectory)),
      ...(isWindowed ? [] : HEADLESS_SWITCHES),
      REPOSITORY,
      ...process.argv.slice(2),
    ],
    directory: process.cwd(),
    env: appEnvironment(),
    isNoise: isWindowed ? undefined : isHeadlessNoise,
  });
});

/** With it set, in a terminal inside an Electron editor, Electron would be a mere Node.js. */
function appEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  return env;
}
