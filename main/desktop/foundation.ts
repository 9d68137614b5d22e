import { app, session } from 'electron';

import type { Failure } from '../../contract/result.ts';
import { openSettings, type SettingsStore } from '../store/settings-store.ts';
import { choosePageSource, type PageSource } from './content/app-origin.ts';
import { serveApp } from './content/app-protocol.ts';
import { log } from './log.ts';
import type { AppPaths } from './paths.ts';
import { denyNavigation } from './security/navigation-policy.ts';
import { hardenSession } from './security/session-policy.ts';
import { createEngine, type Engine } from './services/engine.ts';
import { applyTheme } from './shell/theme.ts';

/** What every kind of start needs before it opens a window. */
export interface Foundation {
  readonly paths: AppPaths;
  readonly source: PageSource;
  readonly engine: Engine;
  readonly settings: SettingsStore;
  /** What was wrong with the settings file. */
  readonly startProblem: Failure | null;
}

/** Closes what a page could do first, then opens what it may. Resolves when Electron is ready. */
export async function layFoundation(paths: AppPaths): Promise<Foundation> {
  const source = choosePageSource(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  denyNavigation(source);
  const { store: settings, problem } = await openSettings(paths.settingsFile);
  await app.whenReady();
  applyTheme(settings.get());
  hardenSession(session.defaultSession, source);
  serveApp(paths.rendererDirectory);
  const engine = createEngine({ paths, settings: () => settings.get() });
  for (const found of [problem, engine.historyProblem]) {
    if (found !== null) log.problem(found.message, null);
  }
  return { paths, source, engine, settings, startProblem: problem };
}

/** With the dev server. `npm start` runs the built app as its user gets it: no developer tools. */
export function isDevelopment({ devOrigin }: PageSource): boolean {
  return devOrigin !== null;
}
