// @ts-check
import './node-version.mjs';

import { ensureBuilt } from './build.mjs';
import { E2E_PHASES } from './e2e-phases.mjs';
import { prepareForWindows, runPlaywright } from './run-playwright.mjs';
import { runScript } from './run-script.mjs';

await runScript(async () => {
  const runtime = await prepareForWindows();
  await ensureBuilt();
  const args = process.argv.slice(2);
  // Whoever asks for some of them gets those, one after the other.
  const phases = args.length === 0 ? E2E_PHASES : [args];
  const exitCodes = [];
  for (const phase of phases) exitCodes.push(await runPlaywright({ args: phase, runtime }));
  return Math.max(...exitCodes);
});
