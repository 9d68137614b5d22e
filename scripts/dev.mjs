// @ts-check
import './node-version.mjs';

import { forgetBuild, OLDEST_ELECTRON_MAJOR } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { launchInForeground } from './launch.mjs';
import { REPOSITORY, toolScript } from './repository.mjs';
import { runScript } from './run-script.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

await runScript(async () => {
  if (!hasDisplay(process.env)) {
    throw new Error('npm run dev needs a display; set DISPLAY, or use npm start.');
  }
  const runtime = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable: runtime.executable, needsXvfb: false });
  await forgetBuild();
  const switches = await sandboxSwitches(runtime.distDirectory);
  return launchInForeground({
    file: process.execPath,
    args: [
      toolScript('electron-vite'),
      'dev',
      ...(switches.includes('--no-sandbox') ? ['--noSandbox'] : []),
      ...process.argv.slice(2),
    ],
    directory: REPOSITORY,
    isNoise: undefined,
    env: {
      ...process.env,
      ELECTRON_EXEC_PATH: runtime.executable,
      ELECTRON_OVERRIDE_DIST_PATH: runtime.distDirectory,
      ELECTRON_MAJOR_VER: OLDEST_ELECTRON_MAJOR,
    },
  });
});
