// @ts-check
// Asks the registry what is known of the packages whose code reaches users. `npm audit --omit=dev`
// leaves those out that are built into the window.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { run } from './child-processes.mjs';
import { foldersGivenAway } from './given-away.mjs';
import { say } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { runScript } from './run-script.mjs';
import { severeAdvisories } from './severe-advisories.mjs';

/** @param {string} name */
const readJson = async (name) => JSON.parse(await readFile(path.join(REPOSITORY, name), 'utf8'));

await runScript(async () => {
  const folders = foldersGivenAway(
    await readJson('package.json'),
    await readJson('package-lock.json'),
  );
  // On Windows npm is a script, which only a shell starts.
  const options = { cwd: REPOSITORY, shell: process.platform === 'win32' };
  const { stdout } = await run('npm', ['audit', '--json'], options);
  const found = severeAdvisories(stdout.trim() === '' ? {} : JSON.parse(stdout), folders);
  for (const line of found) say(line);
  say(`${folders.length} packages reach users; ${found.length} have a severe vulnerability.`);
  return found.length === 0 ? 0 : 1;
});
