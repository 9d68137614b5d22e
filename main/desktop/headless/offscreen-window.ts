import { BrowserWindow } from 'electron';

import { currentBackground, webPreferences } from '../window/main-window.ts';
import { OFFSCREEN_PAGE } from '../window/page-preferences.ts';

/** As large as all of a small comparison needs, in device-independent pixels. */
const WIDTH_PX = 1280;
const HEIGHT_PX = 1040;

/** Each frame is drawn by the processor that runs may need; nothing moves in what is shown. */
const FRAMES_PER_S = 4;

/**
 * The same page without a window. Offscreen, because an ordinary window needs a display: without
 * one Electron 33 crashes on it.
 */
export function createOffscreenWindow(preloadFile: string): BrowserWindow {
  const window = new BrowserWindow({
    width: WIDTH_PX,
    height: HEIGHT_PX,
    show: false,
    backgroundColor: currentBackground(),
    webPreferences: {
      ...webPreferences({ preloadFile, isDevelopment: false }),
      ...OFFSCREEN_PAGE,
    },
  });
  window.webContents.setFrameRate(FRAMES_PER_S);
  return window;
}
