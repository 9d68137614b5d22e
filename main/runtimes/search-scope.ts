import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

/** What a search for runtimes depends on; tests give their own. */
export interface SearchScope {
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
  /** Folders of the system's own programs, searched whether they are on PATH or not. */
  readonly systemDirectories: readonly string[];
}

/** The scope of the user who started Corelane; `overrides` replace single parts. */
export function searchScope(overrides: Partial<SearchScope> = {}): SearchScope {
  const platform = overrides.platform ?? process.platform;
  return {
    environment: process.env,
    platform,
    homeDirectory: homedir(),
    systemDirectories: platform === 'win32' ? [] : ['/usr/local/bin', '/usr/bin'],
    ...overrides,
  };
}

/** The part of `node:path` that the search uses. */
export interface PathFunctions {
  readonly join: (...parts: string[]) => string;
  readonly dirname: (path: string) => string;
  readonly isAbsolute: (path: string) => boolean;
  readonly sep: string;
  readonly delimiter: string;
}

/** The path functions of the scope's system, not of the one this code runs on. */
export function pathOf(scope: SearchScope): PathFunctions {
  return scope.platform === 'win32' ? win32 : posix;
}
