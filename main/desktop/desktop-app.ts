import { app, type BrowserWindow, Notification } from 'electron';

import type { PageSource } from './content/app-origin.ts';
import { type Foundation, isDevelopment, layFoundation } from './foundation.ts';
import { log } from './log.ts';
import { connectPage } from './page-connection.ts';
import type { AppPaths } from './paths.ts';
import { askBeforeClosing, closeBeforeQuit, quitOnSignals } from './quit.ts';
import { ExperimentProgressBar } from './services/experiment-progress-bar.ts';
import { isWorthAsking } from './services/experiment-under-way.ts';
import { showAbout } from './shell/about.ts';
import { markConvention } from './shell/convention-menu.ts';
import { createDialogs } from './shell/dialogs.ts';
import { installMenu } from './shell/menu.ts';
import { applyTheme, keepBackground } from './shell/theme.ts';
import { recoverFromCrashes } from './window/crash-recovery.ts';
import { whileAlive } from './window/live-window.ts';
import { createMainWindow, focusWindow } from './window/main-window.ts';

/** Starts the app with its window. Only the holder of the single-instance lock may do so. */
export async function startDesktopApp(paths: AppPaths): Promise<void> {
  quitOnSignals();
  const foundation = await layFoundation(paths);
  const { source } = foundation;
  const window = createMainWindow({ ...paths, isDevelopment: isDevelopment(source) });
  const push = connectPage(window, foundation);
  installMenu(
    {
      command: (command) => push('menu:command', command),
      coreConvention: foundation.settings.get().coreConvention,
      about: () => void showAbout(whileAlive(window)()),
      quit: () => closeOrQuit(window),
    },
    isDevelopment(source),
  );
  followSettings(window, foundation);
  tieToApp(window, foundation);
  tellFromAfar(window, foundation, () => push('menu:command', 'show-compare'));
  await loadPage(window, source);
}

function closeOrQuit(window: BrowserWindow): void {
  const living = whileAlive(window)();
  if (living === null) app.quit();
  else living.close();
}

async function loadPage(window: BrowserWindow, { pageUrl }: PageSource): Promise<void> {
  try {
    await window.loadURL(pageUrl);
  } catch (error) {
    // A window that is closed while it loads breaks the loading off; that is no failure.
    if (!window.isDestroyed()) throw error;
  }
}

function followSettings(window: BrowserWindow, { engine, settings }: Foundation): void {
  keepBackground(window);
  settings.onChange((changed) => {
    applyTheme(changed);
    markConvention(changed.coreConvention);
    engine.sampler.setTickMs(changed.tickMs);
  });
}

function tellFromAfar(window: BrowserWindow, { engine }: Foundation, showResult: () => void): void {
  const getWindow = whileAlive(window);
  const bar = new ExperimentProgressBar(getWindow, (announcement) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ ...announcement, silent: true });
    notification.on('click', () => {
      const living = getWindow();
      if (living === null) return;
      focusWindow(living);
      showResult();
    });
    notification.show();
  });
  engine.experiments.onState((state) => bar.follow(state));
}

const STOP_EXPERIMENT = {
  message: 'An experiment is running. Stop it and quit?',
  detail: 'The runs that have ended are kept in the history, with what can be said of them.',
  yes: 'Stop and Quit',
  no: 'Go On',
};

function tieToApp(window: BrowserWindow, { engine, settings }: Foundation): void {
  recoverFromCrashes(window);
  const getWindow = whileAlive(window);
  const dialogs = createDialogs(getWindow);
  askBeforeClosing(window, {
    isNeeded: () => isWorthAsking(engine.experiments.state()),
    ask: () => dialogs.confirm(STOP_EXPERIMENT),
  });
  app.on('second-instance', () => {
    const living = getWindow();
    if (living !== null) focusWindow(living);
  });
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
