import { trustedPathEntries } from './path-entries.ts';
import { pathOf, type SearchScope } from './search-scope.ts';

/**
 * What an interpreter or its shim may need to start. Everything else stays out: NODE_OPTIONS,
 * PYTHONPATH, LD_PRELOAD and the like would change what is asked, and tokens are nobody's business.
 */
const ALLOWED = [
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LC_ALL',
  'TMPDIR',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'PYENV_ROOT',
  'PYENV_VERSION',
  'NVM_DIR',
  'VOLTA_HOME',
  'ASDF_DIR',
  'ASDF_DATA_DIR',
  'SystemRoot',
  'SystemDrive',
  'windir',
  'PATHEXT',
  'TEMP',
  'TMP',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
  'ProgramFiles',
  'ProgramData',
];

/** The environment in which interpreters are probed, with PATH reduced to its trusted entries. */
export async function programEnvironment(scope: SearchScope): Promise<Record<string, string>> {
  const environment: Record<string, string> = {
    PATH: (await trustedPathEntries(scope)).join(pathOf(scope).delimiter),
    // A probe must not write into an installation, not even compiled files.
    PYTHONDONTWRITEBYTECODE: '1',
  };
  for (const name of ALLOWED) {
    const value = scope.environment[name];
    if (value !== undefined) environment[name] = value;
  }
  return environment;
}
