import type { ElectronApplication, Page } from '@playwright/test';

import type { ScreenshotRequest } from '../contract/ipc.ts';
import { valueFromMain } from './ask-main.ts';
import { expect } from './fixtures.ts';

export function hideWindow(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
}

/** Without a window manager nothing happens. */
export async function minimizeWindow(app: ElectronApplication): Promise<{ hasWorked: boolean }> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const isMinimized = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized() === true);
  return expect
    .poll(isMinimized, { timeout: 3_000 })
    .toBe(true)
    .then(
      () => ({ hasWorked: true }),
      () => ({ hasWorked: false }),
    );
}

export async function resizeWindow(app: ElectronApplication, widthPx: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, width) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, 720);
  }, widthPx);
}

/** Shows a hidden or minimised window, and resolves when it draws again. */
export async function showWindow(app: ElectronApplication, page: Page): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window?.isMinimized() === true) window.restore();
    window?.show();
  });
  await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
}

/** Asked of main: no button of an unseen window can be pressed. */
export async function savePicture(page: Page, area: ScreenshotRequest['area']): Promise<string> {
  const saved = await valueFromMain(page, 'screenshot:take', { area, target: 'file' });
  if (saved.outcome !== 'saved') throw new Error(`The picture was not saved: ${saved.outcome}`);
  return saved.path;
}

/** Waits for main's word, not the page's, that all runs have ended. */
export async function untilRunCompleted(page: Page, tasks: number): Promise<void> {
  const doneTasks = async () => {
    const { runState } = await valueFromMain(page, 'app:snapshot', null);
    return runState.state === 'completed' ? runState.run.request.parameters['tasks'] : null;
  };
  await expect.poll(doneTasks, { timeout: 30_000 }).toBe(tasks);
}
