// @ts-check
import './node-version.mjs';

import { ensureBuilt } from './build.mjs';
import { runScript } from './run-script.mjs';

await runScript(async () => {
  await ensureBuilt();
  return 0;
});
