// @ts-check
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { describeEnd, lastLines, run } from './child-processes.mjs';
import {
  choosePackages,
  FONT_PACKAGES,
  installablePackages,
  LIBRARIES_OPENED_LATE,
  missingLibraries,
  packagesFor,
  XVFB_PACKAGES,
} from './library-packages.mjs';
import { findProgram } from './programs-on-path.mjs';
import { say, withProgress } from './progress.mjs';

const FONT_FILE = /\.(ttf|otf|ttc)$/i;
// Unattended upgrades hold apt's lock for a minute or two on a machine that has just booted.
const APT_LOCK_TIMEOUT_S = 180;

/**
 * @typedef {object} Needs
 * @property {string} executable of Electron
 * @property {boolean} needsXvfb
 */

/**
 * @typedef {object} Shortage
 * @property {string} name for the user
 * @property {readonly string[]} packages that would end it, the best name first
 */

/**
 * Makes sure that Electron finds its shared libraries, a font and, for tests, a display server.
 * @param {Needs} needs
 */
export async function ensureSystemLibraries(needs) {
  if (process.platform !== 'linux') return;
  const shortages = await findShortages(needs);
  if (shortages.length === 0) return;
  if (!isDebianLike()) throw new Error(adviceForOtherDistribution(shortages));
  if (process.getuid?.() !== 0) throw new Error(await adviceForUser(shortages));
  await installPackages(shortages);
  const remaining = await findShortages(needs);
  if (remaining.length > 0) {
    throw new Error(`apt-get reported success, but still missing: ${namesOf(remaining)}.`);
  }
}

/**
 * @param {Needs} needs
 * @returns {Promise<Shortage[]>}
 */
async function findShortages({ executable, needsXvfb }) {
  const linked = missingLibraries((await run('ldd', [executable])).stdout);
  // Only where the library folders are known; elsewhere (NixOS) this would accuse a sound system.
  const opened = isDebianLike() ? LIBRARIES_OPENED_LATE.filter(isNotInLibraryFolder) : [];
  const shortages = [...new Set([...linked, ...opened])].map((name) => ({
    name,
    packages: packagesFor(name),
  }));
  if (!(await hasFont())) shortages.push({ name: 'a font', packages: FONT_PACKAGES });
  if (needsXvfb && !findProgram('Xvfb')) {
    shortages.push({ name: 'Xvfb', packages: XVFB_PACKAGES });
  }
  return shortages;
}

/** @param {string} name */
function isNotInLibraryFolder(name) {
  const triplet = process.arch === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu';
  const folders = [`/usr/lib/${triplet}`, `/lib/${triplet}`, '/usr/lib', '/usr/local/lib'];
  return !folders.some((folder) => existsSync(path.join(folder, name)));
}

/** Without any font Chromium draws no text at all. */
async function hasFont() {
  const home = homedir();
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', `${home}/.local/share/fonts`];
  for (const folder of [...folders, `${home}/.fonts`]) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    if (names.some((name) => FONT_FILE.test(name))) return true;
  }
  return false;
}

function isDebianLike() {
  return existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined;
}

/** @param {readonly Shortage[]} shortages */
function namesOf(shortages) {
  return shortages.map(({ name }) => name).join(', ');
}

/** @param {readonly Shortage[]} shortages */
function adviceForOtherDistribution(shortages) {
  return (
    `This system lacks what Electron needs: ${namesOf(shortages)}. ` +
    "Install them with your distribution's package manager and run the command again."
  );
}

/** @param {readonly Shortage[]} shortages */
async function adviceForUser(shortages) {
  const packages = await packagesToInstall(shortages);
  return (
    `This system lacks what Electron needs: ${namesOf(shortages)}. Run this, then try again:\n\n` +
    `  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}\n`
  );
}

/** @param {readonly Shortage[]} shortages */
async function packagesToInstall(shortages) {
  const alternatives = shortages.map(({ packages }) => packages);
  const { stdout } = await run('apt-cache', ['policy', ...alternatives.flat()], {
    env: { ...process.env, LC_ALL: 'C' },
  });
  return choosePackages(alternatives, installablePackages(stdout));
}

/** @param {readonly Shortage[]} shortages */
async function installPackages(shortages) {
  const unknown = shortages.filter(({ packages }) => packages.length === 0);
  if (unknown.length > 0) {
    say(`No package is known for ${namesOf(unknown)}; perhaps the others bring it.`);
  }
  say(`Installing what Electron needs on this system: ${namesOf(shortages)}.`);
  await withProgress('Updating the package lists', () => aptGet(['update']));
  const packages = await packagesToInstall(shortages);
  await withProgress(`Installing ${packages.join(' ')}`, () =>
    aptGet(['install', '-y', '--no-install-recommends', ...packages]),
  );
}

/** @param {readonly string[]} args */
async function aptGet(args) {
  const lockOption = `DPkg::Lock::Timeout=${APT_LOCK_TIMEOUT_S}`;
  const outcome = await run('apt-get', ['-q', '-o', lockOption, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
  });
  if (outcome.exitCode === 0) return;
  throw new Error(
    `apt-get ${args.join(' ')} ${describeEnd(outcome)}. Its last lines:\n\n` +
      `${lastLines(outcome, 15)}\n\nWhen that is solved, run the command again.`,
  );
}
