// @ts-check
import './node-version.mjs';

import { ensureElectronRuntime } from './electron-runtime.mjs';
import { runScript } from './run-script.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

// For `corelane report`, which needs Electron for PDF and images only: one line of JSON on stdout
// says how to start it. What the set-up has to say meanwhile goes to stderr.
await runScript(async () => {
  const { executable, distDirectory } = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable, needsXvfb: false });
  const switches = await sandboxSwitches(distDirectory);
  process.stdout.write(`${JSON.stringify({ executable, switches })}\n`);
});
