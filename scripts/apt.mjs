// @ts-check
import { existsSync } from 'node:fs';

import { describeEnd, lastLines, run } from './child-processes.mjs';
import { choosePackages, installablePackages } from './library-packages.mjs';
import { findProgram } from './programs-on-path.mjs';
import { say, withProgress } from './progress.mjs';

// Unattended upgrades hold apt's lock for a minute or two on a machine that has just booted.
const APT_LOCK_TIMEOUT_S = 180;

/**
 * @typedef {object} Shortage
 * @property {string} name for the user
 * @property {readonly string[]} packages that would end it, the best name first
 */

export function isDebianLike() {
  return existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined;
}

/** @param {readonly Shortage[]} shortages */
export function namesOf(shortages) {
  return shortages.map(({ name }) => name).join(', ');
}

/**
 * Installs what is missing where that needs no question: on Debian and Ubuntu as root. Everywhere
 * else it fails with the command, or the names, that the user needs.
 * @param {readonly Shortage[]} shortages
 */
export async function installWithApt(shortages) {
  if (!isDebianLike()) throw new Error(adviceForOtherDistribution(shortages));
  if (process.getuid?.() !== 0) throw new Error(await adviceForUser(shortages));
  await install(shortages);
}

/** @param {readonly Shortage[]} shortages */
function adviceForOtherDistribution(shortages) {
  return (
    `This system lacks: ${namesOf(shortages)}. ` +
    "Install them with your distribution's package manager and run the command again."
  );
}

/** @param {readonly Shortage[]} shortages */
async function adviceForUser(shortages) {
  const packages = await packagesToInstall(shortages);
  return (
    `This system lacks: ${namesOf(shortages)}. Run this, then try again:\n\n` +
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
async function install(shortages) {
  const unknown = shortages.filter(({ packages }) => packages.length === 0);
  if (unknown.length > 0) {
    say(`No package is known for ${namesOf(unknown)}; perhaps the others bring it.`);
  }
  say(`Installing what this system lacks: ${namesOf(shortages)}.`);
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
