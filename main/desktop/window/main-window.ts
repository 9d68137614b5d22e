import { app, BrowserWindow, nativeTheme, screen } from 'electron';

import { log } from '../log.ts';
import { CONFINED_PAGE } from './page-preferences.ts';
import { MIN_HEIGHT_PX, MIN_WIDTH_PX, openingBounds } from './window-bounds.ts';
import { readWindowState, writeWindowState } from './window-state-file.ts';

/** What shows before the page's first paint; the page's own background in each theme. */
const BACKGROUND = { light: '#f6f7f9', dark: '#14161a' } as const;

export interface WindowOptions {
  readonly preloadFile: string;
  readonly windowStateFile: string;
  readonly isDevelopment: boolean;
}

/** The one window, not yet shown and without a page. */
export function createMainWindow(options: WindowOptions): BrowserWindow {
  const remembered = readWindowState(options.windowStateFile);
  const window = new BrowserWindow({
    ...openingBounds(remembered?.bounds ?? null, workAreas()),
    minWidth: MIN_WIDTH_PX,
    minHeight: MIN_HEIGHT_PX,
    title: app.name,
    backgroundColor: currentBackground(),
    // Shown when there is something to see: no white flash.
    show: false,
    webPreferences: webPreferences(options),
  });
  window.once('ready-to-show', () => {
    if (remembered?.maximized === true) window.maximize();
    window.show();
  });
  // The page's title must not overwrite the app's name in the task bar.
  window.on('page-title-updated', (event) => event.preventDefault());
  rememberPlace(window, options.windowStateFile);
  return window;
}

/** Of the app's own page. */
export function webPreferences(options: Pick<WindowOptions, 'preloadFile' | 'isDevelopment'>) {
  return {
    ...CONFINED_PAGE,
    preload: options.preloadFile,
    devTools: options.isDevelopment,
  } as const;
}

export function currentBackground(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow, stateFile: string): void {
  window.on('close', () => {
    // The bounds before maximizing: they are what "restore" must return to after the next start.
    const state = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeWindowState(stateFile, state);
    } catch (error) {
      log.problem('The place of the window could not be remembered.', error);
    }
  });
}

/** Raises the window for a second start of the app. */
export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
