import { homedir } from 'node:os';
import { join } from 'node:path';

import { app } from 'electron';

import { type UserFolders, userFolders } from '../store/folders.ts';
import type { CommandLine } from './command-line.ts';

/** Folders and files of the app and of its user, all absolute. */
export interface AppPaths {
  readonly rendererDirectory: string;
  readonly preloadFile: string;
  readonly workloadsDirectory: string;
  readonly settingsFile: string;
  readonly windowStateFile: string;
  /** What the user allowed of what files named. */
  readonly approvalsFile: string;
  readonly historyFile: string;
  readonly screenshotsDirectory: string;
  readonly reportsDirectory: string;
  /** Where exported files go, unless the user has chosen another place. */
  readonly documentsDirectory: string;
  /** Of the app's own files, built ones among them. */
  readonly appDirectory: string;
  readonly cacheDirectory: string;
}

/** To be called before the app is ready: the single-instance lock lies in the user data folder. */
export function usePaths(commandLine: CommandLine): AppPaths {
  const folders = chooseFolders(commandLine.userDataDirectory);
  app.setPath('userData', folders.config);
  const builtDirectory = join(app.getAppPath(), 'out');
  return {
    rendererDirectory: join(builtDirectory, 'renderer'),
    preloadFile: join(builtDirectory, 'preload', 'index.cjs'),
    workloadsDirectory: workloadsDirectory(),
    settingsFile: join(folders.config, 'settings.json'),
    windowStateFile: join(folders.config, 'window.json'),
    approvalsFile: join(folders.config, 'approvals.json'),
    historyFile: join(folders.data, 'history.db'),
    reportsDirectory: join(folders.data, 'reports'),
    documentsDirectory: join(userFolder('documents'), 'Corelane'),
    appDirectory: app.getAppPath(),
    cacheDirectory: folders.cache,
    screenshotsDirectory:
      commandLine.screenshotsDirectory ?? join(userFolder('pictures'), 'Corelane'),
  };
}

/** The user's own folders, shared with the command line; or everything in the one that was asked for. */
function chooseFolders(userDataDirectory: string | null): UserFolders {
  if (userDataDirectory === null) return userFolders();
  return {
    config: userDataDirectory,
    data: userDataDirectory,
    cache: join(userDataDirectory, 'cache'),
  };
}

/** Outside the archive of a packaged app: interpreters can't read inside one. */
function workloadsDirectory(): string {
  const parent = app.isPackaged ? process.resourcesPath : app.getAppPath();
  return join(parent, 'workloads');
}

function userFolder(name: 'pictures' | 'documents'): string {
  try {
    return app.getPath(name);
  } catch {
    // A system without such a folder, or a user without a desktop.
    return homedir();
  }
}
