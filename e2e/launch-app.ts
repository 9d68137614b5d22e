import { createRequire } from 'node:module';
import { join } from 'node:path';

import { _electron, type ElectronApplication } from '@playwright/test';

const REPOSITORY = join(import.meta.dirname, '..');

/** A package to be driven in place of the built folder: it knows where its own files are. */
const PACKAGED = process.env['CORELANE_PACKAGED_EXECUTABLE'];

const APP = PACKAGED === undefined ? [REPOSITORY] : [];

export interface LaunchOptions {
  readonly userDataDirectory: string;
  readonly screenshotsDirectory: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** The package, or the runtime that the set-up chose, else the package's own. */
export function executablePath(): string {
  const chosen = PACKAGED ?? process.env['CORELANE_ELECTRON_EXECUTABLE'];
  // In plain Node the package gives the path of its executable, not an API.
  return chosen ?? (createRequire(import.meta.url)('electron') as string);
}

/** Starts the built app. */
export function launchApp(options: LaunchOptions): Promise<ElectronApplication> {
  return _electron.launch({
    executablePath: executablePath(),
    args: [...sandboxSwitches(), ...APP, ...folderSwitches(options)],
    // Playwright would switch it off everywhere.
    chromiumSandbox: sandboxSwitches().length === 0,
    // Playwright would show every page a light theme; the tests are about the app's own.
    colorScheme: null,
    env: { ...ownEnvironment(), ...options.environment },
  });
}

/** As a user would start it a second time: without Playwright's inspector. */
export function startArguments(options: LaunchOptions): readonly string[] {
  return [...sandboxSwitches(), ...APP, ...folderSwitches(options)];
}

function folderSwitches({ userDataDirectory, screenshotsDirectory }: LaunchOptions) {
  return [`--user-data-dir=${userDataDirectory}`, `--screenshots-dir=${screenshotsDirectory}`];
}

/** Chromium's sandbox refuses to work for root. */
export function sandboxSwitches(): readonly string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function ownEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).flatMap(([name, value]) =>
    // With it set, Electron would be a mere Node.js.
    value === undefined || name === 'ELECTRON_RUN_AS_NODE' ? [] : [[name, value] as const],
  );
  return Object.fromEntries(entries);
}
