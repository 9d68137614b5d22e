import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ElectronApplication, Page } from '@playwright/test';

import type { ScreenshotArea } from '../contract/ipc.ts';
import { differentShare } from './compare-images.ts';
import { expect, test } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';
import { readImage } from './read-image.ts';
import {
  hideWindow,
  minimizeWindow,
  resizeWindow,
  savePicture,
  showWindow,
  untilRunCompleted,
} from './unseen-window.ts';

/** Of the pixels: what ticks on in the window's head between two pictures. */
const SAME_SHARE = 0.005;

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

async function finishShortRun(lab: LabPage): Promise<void> {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 4, Limit: 20_000, Workers: 2 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
}

/** Long enough for a curve. */
const PLOTTED_TASKS = 24;

async function preparePlottedRun(lab: LabPage): Promise<void> {
  await lab.fill({ Tasks: PLOTTED_TASKS, Limit: 300_000 });
  // The hint of the field would go when the window does, and be on one picture only.
  await lab.number('Limit').blur();
}

function chooseInMenu(app: ElectronApplication, label: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => {
    const menus = Menu.getApplicationMenu()?.items ?? [];
    const items = menus.flatMap(({ submenu }) => submenu?.items ?? []);
    items.find((item) => item.label.replaceAll('&', '') === wanted)?.click();
  }, label);
}

async function savedImages(directory: string): Promise<readonly string[]> {
  const names = await readdir(directory).catch(() => []);
  return names.map((name) => join(directory, name));
}

test('the button saves the whole window, with the run in its name', async ({
  folders,
  lab,
  page,
}) => {
  await finishShortRun(lab);
  await page.getByRole('button', { name: 'Screenshot of the window' }).click();
  await expect(lab.notice('Screenshot saved.')).toBeVisible();
  const [file = '', ...others] = await savedImages(folders.screenshotsDirectory);
  expect(others).toEqual([]);
  expect(file).toMatch(/corelane-\d{4}-\d\d-\d\d-\d{6}-primes-threads-node\d+\.\d+\.png$/);
  const size = await page.evaluate<Record<string, number>>(
    '({ width: innerWidth * devicePixelRatio, height: innerHeight * devicePixelRatio })',
  );
  const image = await readImage(file);
  expect(image).toMatchObject(size);
  expect(image.colours).toBeGreaterThan(100);
});

test('the menu saves the live view alone', async ({ app, folders, lab }) => {
  await finishShortRun(lab);
  await chooseInMenu(app, 'Save Screenshot of Live View');
  await expect(lab.notice('Screenshot saved.')).toBeVisible();
  const [file = ''] = await savedImages(folders.screenshotsDirectory);
  const box = await lab.liveView.boundingBox();
  const image = await readImage(file);
  expect(Math.abs(image.width - (box?.width ?? 0))).toBeLessThanOrEqual(1);
  expect(image.height).toBeLessThanOrEqual(Math.ceil(box?.height ?? 0) + 1);
  expect(image.colours).toBeGreaterThan(100);
});

test('Ctrl+Shift+S saves the window', async ({ app, folders, lab }) => {
  await lab.ready();
  // As the window system delivers it: to the menu first. Playwright's own keys go to the page only.
  await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    for (const type of ['keyDown', 'keyUp'] as const) {
      contents?.sendInputEvent({ type, keyCode: 'S', modifiers: ['control', 'shift'] });
    }
  });
  await expect(lab.notice('Screenshot saved.')).toBeVisible();
  const [file = ''] = await savedImages(folders.screenshotsDirectory);
  expect((await readImage(file)).colours).toBeGreaterThan(100);
});

test('copies the live view to the clipboard', async ({ app, lab, page }) => {
  await finishShortRun(lab);
  await page.getByRole('button', { name: 'Copy image of the live view' }).click();
  await expect(lab.notice(/copied/)).toBeVisible();
  const formats = await app.evaluate(({ clipboard }) =>
    'availableFormats' in clipboard
      ? (clipboard as { availableFormats: () => string[] }).availableFormats()
      : ['image/png'],
  );
  expect(formats).toContain('image/png');
});

test('a folder that can not be written: says which, and leaves nothing', async ({
  folders,
  lab,
  page,
}) => {
  await lab.ready();
  // A file where the folder should be stops even the administrator.
  await writeFile(folders.screenshotsDirectory, '');
  await page.getByRole('button', { name: 'Screenshot of the window' }).click();
  await expect(lab.notice(folders.screenshotsDirectory)).toBeVisible();
});

interface Unseen {
  readonly app: ElectronApplication;
  readonly lab: LabPage;
  readonly page: Page;
}

/** A run ends while nobody sees the window: pictures taken then are those of the window once it is seen. */
async function expectPicturesOfUnseenRun(
  { app, lab, page }: Unseen,
  hide: () => Promise<unknown>,
  areas: readonly ScreenshotArea[],
): Promise<void> {
  await finishShortRun(lab);
  const before = await savePicture(page, 'live-view');
  await preparePlottedRun(lab);
  await hide();
  await chooseInMenu(app, 'Run');
  await untilRunCompleted(page, PLOTTED_TASKS);
  const unseen = new Map<ScreenshotArea, string>();
  for (const area of areas) unseen.set(area, await savePicture(page, area));
  await showWindow(app, page);
  for (const [area, path] of unseen) {
    expect((await readImage(path)).colours).toBeGreaterThan(100);
    expect(await differentShare(app, path, await savePicture(page, area))).toBeLessThan(SAME_SHARE);
  }
  const liveView = unseen.get('live-view') ?? '';
  expect(await differentShare(app, liveView, before)).toBeGreaterThan(SAME_SHARE);
}

test('a hidden window gives the picture of the run that ended meanwhile', async ({
  app,
  lab,
  page,
}) => {
  test.slow();
  await expectPicturesOfUnseenRun({ app, lab, page }, () => hideWindow(app), [
    'window',
    'live-view',
  ]);
});

test('a minimised window gives the picture of the run that ended meanwhile', async ({
  app,
  lab,
  page,
}) => {
  test.slow();
  // Asked before there is a run: where it can't be done, none is needed.
  const { hasWorked } = await minimizeWindow(app);
  test.skip(!hasWorked, 'Only a window manager minimises windows, and this display has none.');
  await showWindow(app, page);
  const minimize = async () => {
    expect(await minimizeWindow(app)).toEqual({ hasWorked: true });
  };
  await expectPicturesOfUnseenRun({ app, lab, page }, minimize, ['live-view']);
});

test('a window that was resized while hidden gives the picture of its new size', async ({
  app,
  lab,
  page,
}) => {
  test.slow();
  await finishShortRun(lab);
  // Without charts: those are laid out anew only when the window is seen again.
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Primes' })).toBeVisible();
  await hideWindow(app);
  await resizeWindow(app, 1100);
  const unseen = await savePicture(page, 'window');
  await showWindow(app, page);
  const seen = await savePicture(page, 'window');
  expect(await readImage(unseen)).toMatchObject({ width: 1100, height: 720 });
  expect(await differentShare(app, unseen, seen)).toBeLessThan(SAME_SHARE);
});
