import { BrowserWindow } from 'electron';

import { currentBackground, webPreferences } from '../window/main-window.ts';

/** The size of the picture in the report, in device-independent pixels. */
const WIDTH_PX = 1280;
const HEIGHT_PX = 860;

/** Each frame is drawn by the processor that the runs need; the charts change once a second. */
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
      offscreen: true,
      // A page that nobody sees would otherwise stop drawing.
      backgroundThrottling: false,
    },
  });
  window.webContents.setFrameRate(FRAMES_PER_S);
  return window;
}
