import type { RuntimeOrigin } from '../../contract/runtime.ts';
import { pathOf, type SearchScope } from './search-scope.ts';
import { homebrewDirectories, nvmRoot, pyenvRoot } from './usual-places.ts';

/**
 * Where an interpreter belongs, from where it lies: a pyenv Python that was found through its shim
 * on PATH is still a pyenv Python.
 * @param foundBy how it was found; kept when its place says nothing
 */
export function originOf(
  executable: string,
  foundBy: RuntimeOrigin,
  scope: SearchScope,
): RuntimeOrigin {
  const { dirname, sep } = pathOf(scope);
  const liesUnder = (folder: string): boolean => executable.startsWith(folder + sep);
  if (liesUnder(pyenvRoot(scope))) return 'pyenv';
  if (liesUnder(nvmRoot(scope))) return 'nvm';
  if (homebrewDirectories(scope).map(dirname).some(liesUnder)) return 'homebrew';
  return scope.systemDirectories.includes(dirname(executable)) ? 'system' : foundBy;
}
