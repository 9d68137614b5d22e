// @ts-check
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { installWithApt, isDebianLike, namesOf } from './apt.mjs';
import { run } from './child-processes.mjs';
import {
  FONT_PACKAGES,
  LIBRARIES_OPENED_LATE,
  missingLibraries,
  packagesFor,
  XVFB_PACKAGES,
} from './library-packages.mjs';
import { findProgram } from './programs-on-path.mjs';

const FONT_FILE = /\.(ttf|otf|ttc)$/i;

/**
 * @typedef {object} Needs
 * @property {string} executable of Electron
 * @property {boolean} needsXvfb
 */

/**
 * Makes sure that Electron finds its shared libraries, a font and, for tests, a display server.
 * @param {Needs} needs
 */
export async function ensureSystemLibraries(needs) {
  if (process.platform !== 'linux') return;
  const shortages = await findShortages(needs);
  if (shortages.length === 0) return;
  await installWithApt(shortages);
  const remaining = await findShortages(needs);
  if (remaining.length > 0) {
    throw new Error(`apt-get reported success, but still missing: ${namesOf(remaining)}.`);
  }
}

/**
 * @param {Needs} needs
 * @returns {Promise<import('./apt.mjs').Shortage[]>}
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
