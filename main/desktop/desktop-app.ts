import { app, type BrowserWindow, session } from 'electron';

import type { Failure } from '../../contract/result.ts';
import { openSettings, type SettingsStore } from '../store/settings-store.ts';
import { choosePageSource, type PageSource } from './content/app-origin.ts';
import { serveApp } from './content/app-protocol.ts';
import { createHandlers } from './ipc/handlers.ts';
import { pushChanges, pushFault } from './ipc/pushes.ts';
import { createPush, registerRequests } from './ipc/register.ts';
import { createSnapshot } from './ipc/snapshot.ts';
import { log } from './log.ts';
import type { AppPaths } from './paths.ts';
import { closeBeforeQuit, quitOnSignals, reportUncaught } from './quit.ts';
import { createScreenshots } from './screenshot/screenshots.ts';
import { denyNavigation } from './security/navigation-policy.ts';
import { hardenSession } from './security/session-policy.ts';
import { createEngine, type Engine } from './services/engine.ts';
import { showAbout } from './shell/about.ts';
import { installMenu } from './shell/menu.ts';
import { applyTheme, keepBackground } from './shell/theme.ts';
import { recoverFromCrashes } from './window/crash-recovery.ts';
import { whileAlive } from './window/live-window.ts';
import { createMainWindow, focusWindow } from './window/main-window.ts';

interface Parts {
  readonly window: BrowserWindow;
  readonly engine: Engine;
  readonly settings: SettingsStore;
  /** What was wrong with the settings file. */
  readonly startProblem: Failure | null;
  readonly paths: AppPaths;
  readonly source: PageSource;
}

/** Starts the app with its window. Only the holder of the single-instance lock may do so. */
export async function startDesktopApp(paths: AppPaths): Promise<void> {
  const source = choosePageSource(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  denyNavigation(source);
  quitOnSignals();
  const { store: settings, problem: startProblem } = await openSettings(paths.settingsFile);
  await app.whenReady();
  applyTheme(settings.get());
  hardenSession(session.defaultSession, source);
  serveApp(paths.rendererDirectory);

  const window = createMainWindow({ ...paths, isDevelopment: isDevelopment(source) });
  const engine = createEngine({ paths, settings: () => settings.get() });
  const parts = { window, engine, settings, startProblem, paths, source };
  connectPage(parts);
  followSettings(parts);
  tieToApp(parts);
  await window.loadURL(source.pageUrl);
}

/** With the dev server. `npm start` runs the built app as its user gets it: no developer tools. */
function isDevelopment({ devOrigin }: PageSource): boolean {
  return devOrigin !== null;
}

/** Requests, pushes and the menu. All of it before the page is loaded, which asks at once. */
function connectPage(parts: Parts): void {
  const { window, engine, settings, paths, source } = parts;
  const getWindow = whileAlive(window);
  const push = createPush(getWindow);
  const screenshots = createScreenshots({
    directory: paths.screenshotsDirectory,
    getWindow,
    currentRun: () => {
      const state = engine.lab.state();
      return state.state === 'idle' ? null : state.run;
    },
  });
  const snapshot = createSnapshot(engine, () => settings.get());
  const onFirstSnapshot = (): void => {
    if (parts.startProblem !== null) push('app:problem', parts.startProblem);
  };
  const services = { engine, settings, screenshots, snapshot, onFirstSnapshot, getWindow };
  const handlers = createHandlers(services);
  registerRequests(handlers, getWindow, source);
  pushChanges(engine, push);
  settings.onProblem((problem) => push('app:problem', problem));
  reportUncaught((error) => pushFault(push, error));
  const about = (): void => void showAbout(getWindow());
  installMenu(
    { command: (command) => push('menu:command', command), about },
    isDevelopment(source),
  );
}

function followSettings({ window, engine, settings }: Parts): void {
  keepBackground(window);
  settings.onChange((changed) => {
    applyTheme(changed);
    engine.sampler.setTickMs(changed.tickMs);
  });
}

function tieToApp({ window, engine, settings }: Parts): void {
  recoverFromCrashes(window);
  app.on('second-instance', () => focusWindow(window));
  // On macOS as well: without its window nobody would see that a run goes on.
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuit(async () => {
    await engine.close();
    await settings.flush();
  });
  // Not before: both compete with the first paint for the same cores.
  window.once('ready-to-show', () => {
    engine.sampler.start();
    engine.runtimes
      .refresh()
      .catch((error: unknown) => log.problem('The search for runtimes failed.', error));
  });
}
