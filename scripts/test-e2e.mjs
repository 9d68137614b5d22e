// @ts-check
import './node-version.mjs';

import { ensureBuilt } from './build.mjs';
import { prepareForWindows, runPlaywright } from './run-playwright.mjs';
import { runScript } from './run-script.mjs';

await runScript(async () => {
  const runtime = await prepareForWindows();
  await ensureBuilt();
  return runPlaywright({ args: process.argv.slice(2), runtime });
});
