// @ts-check
// Called by electron-builder (electron-builder.yml) when all files of a package are in place, before
// anything would be signed.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { foldersGivenAway } from './given-away.mjs';
import { licenceTexts } from './licence-texts.mjs';
import { applicationIn } from './packaged-app.mjs';
import { packagedFuses, setFuses } from './packaged-fuses.mjs';
import { REPOSITORY } from './repository.mjs';

const SEAL = 'corelane-runtime.json';

/** @param {import('electron-builder').AfterPackContext} context */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  // A runtime that was unpacked before has what only `electron PATH` needs.
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
  await rm(path.join(appOutDir, 'version'), { force: true });
  await shortenSeal(path.join(appOutDir, SEAL));
  await writeFile(path.join(appOutDir, 'LICENSES.packages.txt'), await packageLicences());
  const application = applicationIn(appOutDir, electronPlatformName);
  await setFuses(application, packagedFuses(electronPlatformName));
}

/**
 * The app tells where its Electron is from; sizes of files that have changed help nobody.
 * @param {string} file
 */
async function shortenSeal(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return;
  const { origin, version } = JSON.parse(text);
  await writeFile(file, `${JSON.stringify({ origin, version })}\n`);
}

async function packageLicences() {
  const [manifest, lock] = await Promise.all(
    ['package.json', 'package-lock.json'].map(async (name) =>
      JSON.parse(await readFile(path.join(REPOSITORY, name), 'utf8')),
    ),
  );
  return licenceTexts(REPOSITORY, foldersGivenAway(manifest, lock));
}
