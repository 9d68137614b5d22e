// @ts-check
import './node-version.mjs';

import { ensureElectronRuntime } from './electron-runtime.mjs';
import { makePackage } from './package.mjs';
import { programIn } from './packaged-app.mjs';
import { say } from './progress.mjs';
import { runScript } from './run-script.mjs';

await runScript(async () => {
  const directory = await makePackage(await ensureElectronRuntime());
  say(`Start it with ${programIn(directory, process.platform)}`);
});
