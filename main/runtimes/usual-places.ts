import { readdir } from 'node:fs/promises';

import type { RuntimeOrigin } from '../../contract/runtime.ts';
import { pathOf, type SearchScope } from './search-scope.ts';

/** A folder of programs where version managers or package managers put interpreters. */
export interface UsualPlace {
  readonly directory: string;
  readonly origin: RuntimeOrigin;
}

/** One folder per installed version: `<parent>/<version>/<bin>`. */
interface VersionTree {
  readonly parent: string;
  readonly bin: string;
  readonly origin: RuntimeOrigin;
}

/** The root of pyenv, whether it is set up or not. */
export function pyenvRoot(scope: SearchScope): string {
  return scope.environment['PYENV_ROOT'] ?? pathOf(scope).join(scope.homeDirectory, '.pyenv');
}

/** The root of nvm, whether it is set up or not. */
export function nvmRoot(scope: SearchScope): string {
  return scope.environment['NVM_DIR'] ?? pathOf(scope).join(scope.homeDirectory, '.nvm');
}

/** Folders where Homebrew links its programs. */
export function homebrewDirectories(scope: SearchScope): readonly string[] {
  if (scope.platform === 'win32') return [];
  const { join } = pathOf(scope);
  const prefixes = [
    '/opt/homebrew',
    '/home/linuxbrew/.linuxbrew',
    join(scope.homeDirectory, '.linuxbrew'),
  ];
  return prefixes.map((prefix) => join(prefix, 'bin'));
}

/** All usual places that this machine could have; most of them will not exist. */
export async function usualPlaces(scope: SearchScope): Promise<readonly UsualPlace[]> {
  const trees = await Promise.all(
    [...versionTrees(scope), ...homebrewTrees(scope)].map((tree) => expand(tree, scope)),
  );
  return [
    ...activeEnvironments(scope),
    ...trees.flat(),
    ...homebrewDirectories(scope).map((directory) => place(directory, 'homebrew')),
    ...scope.systemDirectories.map((directory) => place(directory, 'system')),
    ...windowsPlaces(scope),
  ];
}

function place(directory: string, origin: RuntimeOrigin): UsualPlace {
  return { directory, origin };
}

function versionTrees(scope: SearchScope): readonly VersionTree[] {
  const { join } = pathOf(scope);
  const { environment, homeDirectory } = scope;
  const asdf = environment['ASDF_DATA_DIR'] ?? join(homeDirectory, '.asdf');
  const volta = environment['VOLTA_HOME'] ?? join(homeDirectory, '.volta');
  const fnm = environment['FNM_DIR'] ?? join(homeDirectory, '.local', 'share', 'fnm');
  const trees: readonly [parent: string, bin: string, origin: RuntimeOrigin][] = [
    [join(pyenvRoot(scope), 'versions'), 'bin', 'pyenv'],
    [join(nvmRoot(scope), 'versions', 'node'), 'bin', 'nvm'],
    [join(asdf, 'installs', 'python'), 'bin', 'user'],
    [join(asdf, 'installs', 'nodejs'), 'bin', 'user'],
    [join(volta, 'tools', 'image', 'node'), 'bin', 'user'],
    [join(fnm, 'node-versions'), join('installation', 'bin'), 'user'],
  ];
  return trees.map(([parent, bin, origin]) => ({ parent, bin, origin }));
}

/** Homebrew keeps versions that it does not link under `opt`, such as `opt/python@3.11/bin`. */
function homebrewTrees(scope: SearchScope): readonly VersionTree[] {
  if (scope.platform === 'win32') return [];
  const prefixes = ['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew'];
  return prefixes.map((prefix) => ({
    parent: pathOf(scope).join(prefix, 'opt'),
    bin: 'bin',
    origin: 'homebrew',
  }));
}

async function expand(tree: VersionTree, scope: SearchScope): Promise<readonly UsualPlace[]> {
  try {
    const versions = (await readdir(tree.parent)).filter((name) => isOurs(name, tree));
    const { join } = pathOf(scope);
    return versions.map((version) => place(join(tree.parent, version, tree.bin), tree.origin));
  } catch {
    return [];
  }
}

/** Homebrew's `opt` holds hundreds of packages; the other trees hold interpreters only. */
function isOurs(name: string, tree: VersionTree): boolean {
  return tree.origin !== 'homebrew' || /^(?:python|node)(?:@|$)/.test(name);
}

/** A virtual environment may be active without being on PATH, for example in an editor's terminal. */
function activeEnvironments(scope: SearchScope): readonly UsualPlace[] {
  const { join, isAbsolute } = pathOf(scope);
  const root = scope.environment['VIRTUAL_ENV'];
  if (root === undefined || !isAbsolute(root)) return [];
  return [place(join(root, scope.platform === 'win32' ? 'Scripts' : 'bin'), 'user')];
}

function windowsPlaces(scope: SearchScope): readonly UsualPlace[] {
  const programs = scope.environment['ProgramFiles'];
  if (scope.platform !== 'win32' || programs === undefined) return [];
  return [place(pathOf(scope).join(programs, 'nodejs'), 'system')];
}
