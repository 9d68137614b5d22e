import { app, type BrowserWindow } from 'electron';

import type { PageSource } from './content/app-origin.ts';
import { type FirstLook, readFirstLook } from './first-look.ts';
import type { Answers } from './ipc/answer.ts';
import { createPush, type Push, registerRequests } from './ipc/register.ts';
import { isDevelopment, openForPages } from './open-for-pages.ts';
import type { AppPaths } from './paths.ts';
import { quitOnSignals } from './quit.ts';
import { showAbout } from './shell/about.ts';
import { installMenu } from './shell/menu.ts';
import { keepBackground } from './shell/theme.ts';
import { recoverFromCrashes } from './window/crash-recovery.ts';
import { whileAlive } from './window/live-window.ts';
import { createMainWindow, focusWindow } from './window/main-window.ts';
import type { WindowPlace } from './window-services.ts';

/**
 * Starts the app with its window. Only the holder of the single-instance lock may do so. The window comes first: while
 * Chromium starts the page's process, there is time to load what the page will ask for.
 */
export async function startDesktopApp(paths: AppPaths): Promise<void> {
  quitOnSignals();
  const look = readFirstLook(paths.settingsFile);
  const source = await openForPages(paths, look);
  const window = createMainWindow({ ...paths, isDevelopment: isDevelopment(source) });
  const shown = new Promise<void>((resolve) => {
    window.once('ready-to-show', () => resolve());
  });
  const getWindow = whileAlive(window);
  const push = createPush(getWindow);
  installAppMenu(window, push, { look, source });
  tieToApp(window);
  const loaded = window.loadURL(source.pageUrl);
  const answers = loadServices(window, push, { paths, source, shown });
  registerRequests(answers, getWindow, source);
  await unlessClosed(window, Promise.all([loaded, answers]));
}

async function loadServices(
  window: BrowserWindow,
  push: Push,
  place: WindowPlace,
): Promise<Answers> {
  const { startServices } = await import('./window-services.ts');
  return startServices(window, push, place);
}

interface MenuPlace {
  readonly look: FirstLook;
  readonly source: PageSource;
}

function installAppMenu(window: BrowserWindow, push: Push, { look, source }: MenuPlace): void {
  installMenu(
    {
      command: (command) => push('menu:command', command),
      coreConvention: look.coreConvention,
      about: () => void showAbout(whileAlive(window)()),
      quit: () => closeOrQuit(window),
    },
    isDevelopment(source),
  );
}

function closeOrQuit(window: BrowserWindow): void {
  const living = whileAlive(window)();
  if (living === null) app.quit();
  else living.close();
}

/** A window that is closed while it starts breaks the start off; that is no failure. */
async function unlessClosed(window: BrowserWindow, started: Promise<unknown>): Promise<void> {
  try {
    await started;
  } catch (error) {
    if (!window.isDestroyed()) throw error;
  }
}

function tieToApp(window: BrowserWindow): void {
  keepBackground(window);
  recoverFromCrashes(window);
  const getWindow = whileAlive(window);
  app.on('second-instance', () => {
    const living = getWindow();
    if (living !== null) focusWindow(living);
  });
  // On macOS as well: without its window nobody would see that a run goes on.
  app.on('window-all-closed', () => app.quit());
}
