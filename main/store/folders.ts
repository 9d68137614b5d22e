import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** Where a user's files belong on this system; each ends in Corelane's own folder. */
export interface UserFolders {
  /** Settings. */
  readonly config: string;
  /** What the user made: runs, reports, screenshots without a chosen place. */
  readonly data: string;
  /** What can be made again. */
  readonly cache: string;
}

const APP_FOLDER = 'corelane';

/**
 * The folders of the user, by the custom of the system: XDG variables on Linux, `~/Library` on
 * macOS, `%APPDATA%` and `%LOCALAPPDATA%` on Windows. None of them is created.
 */
export function userFolders(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  homeDirectory: string = homedir(),
): UserFolders {
  if (platform === 'win32') return windowsFolders(environment, homeDirectory);
  if (platform === 'darwin') return macFolders(homeDirectory);
  return xdgFolders(environment, homeDirectory);
}

function windowsFolders(environment: NodeJS.ProcessEnv, homeDirectory: string): UserFolders {
  const roaming = environment['APPDATA'] ?? win32.join(homeDirectory, 'AppData', 'Roaming');
  const local = environment['LOCALAPPDATA'] ?? win32.join(homeDirectory, 'AppData', 'Local');
  return {
    config: win32.join(roaming, APP_FOLDER),
    data: win32.join(roaming, APP_FOLDER),
    cache: win32.join(local, APP_FOLDER, 'cache'),
  };
}

function macFolders(homeDirectory: string): UserFolders {
  const library = posix.join(homeDirectory, 'Library');
  const support = posix.join(library, 'Application Support', APP_FOLDER);
  return { config: support, data: support, cache: posix.join(library, 'Caches', APP_FOLDER) };
}

function xdgFolders(environment: NodeJS.ProcessEnv, homeDirectory: string): UserFolders {
  const folder = (variable: string, ...fallback: readonly string[]): string => {
    const value = environment[variable];
    // The XDG rules call a relative value invalid: it is to be ignored.
    const base =
      value !== undefined && posix.isAbsolute(value)
        ? value
        : posix.join(homeDirectory, ...fallback);
    return posix.join(base, APP_FOLDER);
  };
  return {
    config: folder('XDG_CONFIG_HOME', '.config'),
    data: folder('XDG_DATA_HOME', '.local', 'share'),
    cache: folder('XDG_CACHE_HOME', '.cache'),
  };
}
