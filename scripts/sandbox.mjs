// @ts-check
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

import { say } from './progress.mjs';

const SET_UID_BIT = 0o4000;

/**
 * @param {string} distDirectory
 * @returns {Promise<string[]>} the switches Electron needs with regard to its sandbox
 */
export async function sandboxSwitches(distDirectory) {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) {
    say("Running as root: Chromium's sandbox does not work there and is switched off.");
    return ['--no-sandbox'];
  }
  if (await isSandboxBlocked(distDirectory)) throw new Error(sandboxRemedy(distDirectory));
  return [];
}

/**
 * Ubuntu 23.10 and later, and hardened Debian kernels, keep ordinary programs from creating user
 * namespaces; Chromium then ends with a message about a SUID helper that few people understand.
 * @param {string} distDirectory
 */
async function isSandboxBlocked(distDirectory) {
  const isRestricted =
    (await readSetting('/proc/sys/kernel/apparmor_restrict_unprivileged_userns')) === '1' ||
    (await readSetting('/proc/sys/kernel/unprivileged_userns_clone')) === '0';
  return isRestricted && !(await hasSetUidHelper(distDirectory));
}

/** @param {string} file */
async function readSetting(file) {
  const content = await readFile(file, 'utf8').catch(() => '');
  return content.trim();
}

/** @param {string} distDirectory */
async function hasSetUidHelper(distDirectory) {
  const helper = await stat(path.join(distDirectory, 'chrome-sandbox')).catch(() => undefined);
  return helper !== undefined && helper.uid === 0 && (helper.mode & SET_UID_BIT) !== 0;
}

/** @param {string} distDirectory */
function sandboxRemedy(distDirectory) {
  const helper = path.join(distDirectory, 'chrome-sandbox');
  return (
    "This system does not let Chromium's sandbox start without its helper. " +
    'Run this once, then try again:\n\n' +
    `  sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'\n`
  );
}
