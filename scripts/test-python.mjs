// @ts-check
import './node-version.mjs';

import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { installWithApt } from './apt.mjs';
import { findPython } from './find-python.mjs';
import { launchInForeground } from './launch.mjs';
import { say } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { runScript } from './run-script.mjs';
import { takeReportFile } from './script-options.mjs';

const RUNNER = fileURLToPath(new URL('python_test_runner.py', import.meta.url));
const PYTHON_FOLDER = path.join(REPOSITORY, 'workloads', 'python');

await runScript(async () => {
  const { reportFile, rest } = takeReportFile(process.argv.slice(2));
  const { executable, minor } = await ensurePython();
  say(`Python 3.${minor}: ${executable}`);
  return launchInForeground({
    file: executable,
    // UTF-8 mode and no bytecode: as the app starts its Python hosts.
    args: ['-X', 'utf8', '-B', RUNNER, ...(reportFile ? ['--report', reportFile] : []), ...rest],
    directory: PYTHON_FOLDER,
    env: process.env,
    isNoise: undefined,
  });
});

async function ensurePython() {
  const found = await findPython();
  if (found !== undefined) return found;
  await installWithApt([{ name: 'Python 3.9 or newer', packages: ['python3'] }]);
  const installed = await findPython();
  if (installed === undefined) throw new Error('The installed python3 is older than 3.9.');
  return installed;
}
