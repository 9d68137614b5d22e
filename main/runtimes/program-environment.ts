import { hostEnvironment } from '../lab/host-environment.ts';
import { trustedPathEntries } from './path-entries.ts';
import { pathOf, type SearchScope } from './search-scope.ts';

/** What version managers need so that their shims answer as they do in the user's terminal. */
const SHIM_VARIABLES = [
  'PYENV_ROOT',
  'PYENV_VERSION',
  'NVM_DIR',
  'VOLTA_HOME',
  'ASDF_DIR',
  'ASDF_DATA_DIR',
];

/**
 * The environment in which interpreters are probed: that of a run, with PATH reduced to its trusted
 * entries and with what shims need.
 */
export async function programEnvironment(scope: SearchScope): Promise<Record<string, string>> {
  const additions: Record<string, string> = {
    PATH: (await trustedPathEntries(scope)).join(pathOf(scope).delimiter),
    // A probe must not write into an installation, not even compiled files.
    PYTHONDONTWRITEBYTECODE: '1',
  };
  for (const name of SHIM_VARIABLES) {
    const value = scope.environment[name];
    if (value !== undefined) additions[name] = value;
  }
  return hostEnvironment(scope.environment, additions);
}
