// @ts-check
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';

import { ensureBuilt } from './build.mjs';
import { describeEnd, lastLines, run } from './child-processes.mjs';
import { applicationIn, packageDirectory, testedDirectory } from './packaged-app.mjs';
import { FUSES_FOR_TESTS, setFuses } from './packaged-fuses.mjs';
import { say, withProgress } from './progress.mjs';
import { REPOSITORY, toolScript } from './repository.mjs';

/**
 * Makes a package for this machine, out of the Electron that the set-up has found. Offline, once
 * that one and the packages are there.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} runtime
 * @returns {Promise<string>} its folder
 */
export async function makePackage(runtime) {
  await ensureBuilt();
  const directory = packageDirectory(process);
  // electron-builder leaves what an earlier one had more than this one.
  await rm(directory, { recursive: true, force: true });
  await withProgress('Packaging', () => runBuilder(runtime));
  if (runtime.origin === 'registry') sayOutdated(runtime);
  return directory;
}

/** @param {import('./electron-runtime.mjs').ElectronRuntime} runtime */
async function runBuilder({ distDirectory, version }) {
  const args = [
    ...[toolScript('electron-builder'), '--dir'],
    ...[`-c.electronDist=${distDirectory}`, `-c.electronVersion=${version}`],
  ];
  const outcome = await run(process.execPath, args, {
    cwd: REPOSITORY,
    // A certificate that lies about on this machine is not asked for.
    env: { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false', NO_COLOR: '1' },
  });
  if (outcome.exitCode === 0) return;
  throw new Error(`electron-builder ${describeEnd(outcome)}.\n\n${lastLines(outcome, 40)}`);
}

/** @param {import('./electron-runtime.mjs').ElectronRuntime} runtime */
function sayOutdated({ version }) {
  say(
    `This package has Electron ${version} from the npm registry in it, which gets no security fixes ` +
      'any more: it is for trying out, not for giving away.',
  );
}

/**
 * A second copy that differs in what Playwright needs, and in nothing else.
 * @returns {Promise<string>} its folder
 */
export async function copyForTests() {
  const directory = testedDirectory(process);
  await rm(path.dirname(directory), { recursive: true, force: true });
  await cp(packageDirectory(process), directory, { recursive: true, verbatimSymlinks: true });
  await setFuses(applicationIn(directory, process.platform), FUSES_FOR_TESTS);
  return directory;
}
