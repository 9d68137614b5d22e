import { pathToFileURL } from 'node:url';

import { BrowserWindow, type WebContents } from 'electron';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { CONFINED_PAGE, OFFSCREEN_PAGE } from '../window/page-preferences.ts';
import { within } from '../within.ts';
import { beforePageEnds } from './page-end.ts';
import { READY_SCRIPT, TWO_FRAMES_SCRIPT } from './page-scripts.ts';
import { reportSession } from './report-session.ts';

/** Of the page while pictures are taken, in CSS pixels. */
export const PAGE_WIDTH_PX = 1280;
export const PAGE_HEIGHT_PX = 1000;

const FRAMES_PER_S = 30;

/** A large report on a slow machine takes a few seconds. */
const READY_TIMEOUT_MS = 90_000;

export type OpenErrorCode = 'report-not-opened' | 'report-not-drawn';

/** A report in a window that nobody sees. */
export interface ReportWindow {
  readonly contents: WebContents;
  /** In device-independent pixels of the window. Resolves when the page knows its new size. */
  resize(widthPx: number, heightPx: number): Promise<void>;
  close(): void;
}

/**
 * Opens a report off-screen, without preload, sandboxed, with the network off. Resolves when it is
 * drawn. Works without a display, and beside the app's own window.
 */
export async function openReport(htmlPath: string): Promise<Result<ReportWindow, OpenErrorCode>> {
  const pageUrl = pathToFileURL(htmlPath).href;
  const window = createWindow(pageUrl);
  const close = (): void => window.destroy();
  const { webContents: contents } = window;
  try {
    await contents.loadURL(pageUrl);
  } catch (thrown) {
    close();
    const { message } = toError(thrown);
    return err('report-not-opened', `The report '${htmlPath}' can't be opened (${message}).`);
  }
  if (!(await isDrawn(contents))) {
    close();
    return err(
      'report-not-drawn',
      `'${htmlPath}' did not draw itself: it is no report of Corelane, or a damaged one.`,
    );
  }
  return ok({ contents, resize: (width, height) => resize(window, width, height), close });
}

function createWindow(pageUrl: string): BrowserWindow {
  const window = new BrowserWindow({
    width: PAGE_WIDTH_PX,
    height: PAGE_HEIGHT_PX,
    useContentSize: true,
    enableLargerThanScreen: true,
    frame: false,
    show: false,
    webPreferences: { ...CONFINED_PAGE, ...OFFSCREEN_PAGE, session: reportSession(pageUrl) },
  });
  window.webContents.setFrameRate(FRAMES_PER_S);
  confine(window.webContents);
  return window;
}

/** It shows its one page and opens no other. */
function confine(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** The page says so itself; one that has crashed or is no report never does. */
async function isDrawn(contents: WebContents): Promise<boolean> {
  const answer = beforePageEnds(contents, contents.executeJavaScript(READY_SCRIPT));
  return (await within(READY_TIMEOUT_MS, answer).catch(() => null)) === true;
}

async function resize(window: BrowserWindow, widthPx: number, heightPx: number): Promise<void> {
  window.setContentSize(widthPx, heightPx);
  await window.webContents.executeJavaScript(TWO_FRAMES_SCRIPT);
}
