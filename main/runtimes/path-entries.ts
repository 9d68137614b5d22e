import { stat } from 'node:fs/promises';

import { pathOf, type SearchScope } from './search-scope.ts';

const WRITABLE_BY_ALL = 0o002;

/**
 * The folders of PATH in their order, each once, without those where somebody else could have put
 * a program: relative and empty entries mean "wherever you are", and a folder that everybody may
 * write to holds whatever anybody put there (a sticky bit only hinders deleting).
 */
export async function trustedPathEntries(scope: SearchScope): Promise<readonly string[]> {
  const { delimiter, isAbsolute } = pathOf(scope);
  const entries = pathVariable(scope.environment).split(delimiter).filter(isAbsolute);
  const unique = [...new Set(entries)];
  const trusted = await Promise.all(unique.map((entry) => isTrustedDirectory(entry, scope)));
  return unique.filter((_, index) => trusted[index] === true);
}

/** Whether only its owner (and group) can put programs into `directory`. False if there is none. */
export async function isTrustedDirectory(directory: string, scope: SearchScope): Promise<boolean> {
  try {
    const facts = await stat(directory);
    if (!facts.isDirectory()) return false;
    // Windows keeps its rights in access lists; the mode bits say nothing there.
    return scope.platform === 'win32' || (facts.mode & WRITABLE_BY_ALL) === 0;
  } catch {
    return false;
  }
}

/** Windows writes the variable's name as `Path` and does not care about case. */
function pathVariable(environment: NodeJS.ProcessEnv): string {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH');
  return (name === undefined ? undefined : environment[name]) ?? '';
}
