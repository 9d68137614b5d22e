import { BrowserWindow, type WebContents } from 'electron';

import { currentBackground } from '../window/main-window.ts';
import { CONFINED_PAGE, OFFSCREEN_PAGE } from '../window/page-preferences.ts';
import { COPY_SCRIPT, pageCopy, pasteScript } from './page-copy-scripts.ts';

const FRAMES_PER_S = 30;

/** What a page shows, in a window off-screen. */
export interface PageCopy {
  readonly contents: WebContents;
  close(): void;
}

/**
 * Draws what a page shows a second time, off-screen: for windows whose own surface gives no frame
 * while nobody sees it. Only elements are copied; no script of the page runs there, and it has no
 * way to main. Charts stand there as they were drawn last: of a window that was resized meanwhile they
 * have the size from before. `null` when the page has no style sheet of its own, or is gone.
 */
export async function copyPage(shown: WebContents): Promise<PageCopy | null> {
  const window = BrowserWindow.fromWebContents(shown);
  const parsed = pageCopy.safeParse(await shown.executeJavaScript(COPY_SCRIPT));
  if (window === null || !parsed.success) return null;
  const copy = createCopyWindow(window.getContentSize());
  const { webContents: contents } = copy;
  const close = (): void => {
    window.off('closed', close);
    if (!copy.isDestroyed()) copy.destroy();
  };
  // It must not keep the app alive when the window is closed meanwhile.
  window.once('closed', close);
  try {
    // A style sheet is a page of the same origin, so that the copy's own policy lets it load styles
    // and fonts, and it brings no scripts.
    await contents.loadURL(parsed.data.sheetUrl);
    contents.setZoomFactor(shown.getZoomFactor());
    await contents.executeJavaScript(pasteScript(parsed.data.html));
    return { contents, close };
  } catch (thrown) {
    close();
    throw thrown;
  }
}

function createCopyWindow([width = 0, height = 0]: readonly number[]): BrowserWindow {
  const window = new BrowserWindow({
    width,
    height,
    useContentSize: true,
    enableLargerThanScreen: true,
    frame: false,
    show: false,
    backgroundColor: currentBackground(),
    webPreferences: { ...CONFINED_PAGE, ...OFFSCREEN_PAGE, devTools: false },
  });
  window.webContents.setFrameRate(FRAMES_PER_S);
  return window;
}
