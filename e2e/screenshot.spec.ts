import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ElectronApplication } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';
import { readImage } from './read-image.ts';

async function finishShortRun(lab: LabPage): Promise<void> {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 4, Limit: 20_000, Workers: 2 });
  await lab.runButton.click();
  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
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
  app,
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
  const image = await readImage(app, file);
  expect(image).toMatchObject(size);
  expect(image.colours).toBeGreaterThan(100);
});

test('the menu saves the live view alone', async ({ app, folders, lab }) => {
  await finishShortRun(lab);
  await chooseInMenu(app, 'Save Screenshot of Live View');
  await expect(lab.notice('Screenshot saved.')).toBeVisible();
  const [file = ''] = await savedImages(folders.screenshotsDirectory);
  const box = await lab.liveView.boundingBox();
  const image = await readImage(app, file);
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
  expect((await readImage(app, file)).colours).toBeGreaterThan(100);
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
