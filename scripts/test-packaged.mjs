// @ts-check
import './node-version.mjs';

import { copyForTests, makePackage } from './package.mjs';
import { programIn } from './packaged-app.mjs';
import { prepareForWindows, runPlaywright } from './run-playwright.mjs';
import { runScript } from './run-script.mjs';

await runScript(async () => {
  const runtime = await prepareForWindows();
  const released = await makePackage(runtime);
  const tested = await copyForTests();
  return runPlaywright({
    args: process.argv.slice(2),
    options: ['--config', 'playwright.packaged.config.ts'],
    runtime,
    environment: {
      CORELANE_RELEASED_EXECUTABLE: programIn(released, process.platform),
      CORELANE_PACKAGED_EXECUTABLE: programIn(tested, process.platform),
    },
  });
});
