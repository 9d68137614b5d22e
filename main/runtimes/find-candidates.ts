import { constants } from 'node:fs';
import { access, readdir, realpath, stat } from 'node:fs/promises';

import type { RuntimeOrigin } from '../../contract/runtime.ts';
import { type Candidate, familiarity, isVersionedName, kindByName } from './candidate.ts';
import { isTrustedDirectory, trustedPathEntries } from './path-entries.ts';
import { pyLauncherCandidates } from './py-launcher.ts';
import { pathOf, type SearchScope } from './search-scope.ts';
import { usualPlaces } from './usual-places.ts';

/** Folders of stand-ins: pyenv, asdf, mise and Windows' store keep theirs under these names. */
const SHIM_DIRECTORY = /[\\/](?:shims|WindowsApps)[\\/]?$/i;

const DEVELOPER_TOOLS = ['/Library/Developer/CommandLineTools', '/Applications/Xcode.app'];

interface ProgramDirectory {
  readonly directory: string;
  readonly origin: RuntimeOrigin;
  readonly onPath: boolean;
}

/**
 * Every file that may be an interpreter: first those on PATH, in the order a terminal looks, then
 * those in the usual places. Several names of one file in one folder count once.
 */
export async function findCandidates(scope: SearchScope): Promise<readonly Candidate[]> {
  const directories = await programDirectories(scope);
  const found = await Promise.all([
    ...directories.map((directory) => candidatesIn(directory, scope)),
    pyLauncherCandidates(scope),
  ]);
  return rankOnPath(await withoutTwins(found.flat(), scope));
}

async function programDirectories(scope: SearchScope): Promise<readonly ProgramDirectory[]> {
  const onPath = (await trustedPathEntries(scope)).map((directory): ProgramDirectory => ({
    directory,
    origin: 'path',
    onPath: true,
  }));
  const usual = (await usualPlaces(scope)).map((place) => ({ ...place, onPath: false }));
  const trusted = await Promise.all(
    usual.map(({ directory }) => isTrustedDirectory(directory, scope)),
  );
  return [...onPath, ...usual.filter((_, index) => trusted[index] === true)];
}

async function candidatesIn(
  place: ProgramDirectory,
  scope: SearchScope,
): Promise<readonly Candidate[]> {
  const names = await readdir(place.directory).catch((): string[] => []);
  const shim = SHIM_DIRECTORY.test(place.directory);
  const candidates = names
    .toSorted((left, right) => familiarity(left) - familiarity(right) || (left < right ? -1 : 1))
    // A shim of a fixed version only works while that version is switched on; those versions are
    // found in their own folders.
    .filter((name) => !(shim && isVersionedName(name)))
    .flatMap((name) => {
      const kind = kindByName(name);
      const path = pathOf(scope).join(place.directory, name);
      return kind === null
        ? []
        : [{ kind, path, origin: place.origin, pathRank: place.onPath ? 0 : null, shim }];
    });
  const startable = await Promise.all(candidates.map(({ path }) => isStartable(path, scope)));
  return candidates.filter((_, index) => startable[index] === true);
}

/** Dangling links pass: that is how an environment looks whose interpreter was removed. */
async function isStartable(path: string, scope: SearchScope): Promise<boolean> {
  if (await asksForDeveloperTools(path, scope)) return false;
  try {
    if (!(await stat(path)).isFile()) return false;
    await access(path, constants.X_OK);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

/** Without Xcode's tools, macOS' own python3 is a stub that opens a dialogue to install them. */
async function asksForDeveloperTools(path: string, scope: SearchScope): Promise<boolean> {
  if (scope.platform !== 'darwin' || path !== '/usr/bin/python3') return false;
  const installed = await Promise.all(
    DEVELOPER_TOOLS.map((folder) => isTrustedDirectory(folder, scope)),
  );
  return !installed.includes(true);
}

/** `python`, `python3` and `python3.11` of one folder are one interpreter: probing one will do. */
async function withoutTwins(
  candidates: readonly Candidate[],
  scope: SearchScope,
): Promise<readonly Candidate[]> {
  const keys = await Promise.all(candidates.map((candidate) => twinKey(candidate, scope)));
  return candidates.filter((_, index) => keys.indexOf(keys[index] ?? '') === index);
}

/** The folder belongs to it: in a virtual environment the same file is another interpreter. */
async function twinKey({ kind, path }: Candidate, scope: SearchScope): Promise<string> {
  const directory = pathOf(scope).dirname(path);
  const [realDirectory, realFile] = await Promise.all([
    realpath(directory).catch(() => directory),
    realpath(path).catch(() => path),
  ]);
  return [kind, realDirectory, realFile].join('\0');
}

/** A terminal user types `python3` or `python`; versioned names come after those of all folders. */
function rankOnPath(candidates: readonly Candidate[]): readonly Candidate[] {
  const nameOf = (candidate: Candidate): string => candidate.path.split(/[\\/]/).at(-1) ?? '';
  const order = candidates
    .filter(({ pathRank }) => pathRank !== null)
    .toSorted((left, right) => familiarity(nameOf(left)) - familiarity(nameOf(right)));
  return candidates.map((candidate) =>
    candidate.pathRank === null ? candidate : { ...candidate, pathRank: order.indexOf(candidate) },
  );
}
