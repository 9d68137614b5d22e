import type { ElectronApplication, Page } from '@playwright/test';

import { askMain, valueFromMain } from './ask-main.ts';
import { expect, test } from './fixtures.ts';
import { EVERYTHING } from './history-queries.ts';
import { importRecorded, resizePage } from './recorded-history.ts';

/** What a test can find of another: that the app is the same one is the point. */
async function found(app: ElectronApplication, page: Page) {
  const { settings } = await valueFromMain(page, 'app:snapshot', null);
  const { total } = await valueFromMain(page, 'history:list', EVERYTHING);
  const window = await app.evaluate(async ({ BrowserWindow, clipboard, nativeTheme }) => ({
    bounds: BrowserWindow.getAllWindows().map((each) => each.getBounds()),
    zoom: BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
    theme: nativeTheme.themeSource,
    clipboard: await clipboard.readText(),
  }));
  const media = await page.evaluate<boolean>(
    "matchMedia('(prefers-reduced-motion: reduce)').matches",
  );
  const view = await page.getByRole('button', { name: 'Lab' }).getAttribute('aria-current');
  return { pid: app.process().pid, settings, total, window, media, view };
}

let before: Awaited<ReturnType<typeof found>> | null = null;

test('a test leaves traces of every kind', async ({ app, lab, page }) => {
  await lab.ready();
  before = await found(app, page);
  await lab.chooseTheme('dark');
  await lab.fill({ Tasks: 77 });
  await importRecorded(app, page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await resizePage(app, page, 1100, 720);
  await app.evaluate(async ({ BrowserWindow, clipboard }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.setZoomFactor(1.5);
    window?.hide();
    await clipboard.writeText('left');
    await new BrowserWindow({ show: false }).loadURL('about:blank');
  });
  expect(await found(app, page)).not.toMatchObject({ total: before.total });
});

test('the next one finds the same app without them', async ({ app, lab, page }) => {
  test.skip(before === null, 'It is about what another test has left.');
  await lab.ready();
  expect(await found(app, page)).toEqual(before);
  await expect(lab.number('Tasks')).not.toHaveValue('77');
  expect(await askMain(page, 'approval:list', null)).toEqual({ ok: true, value: [] });
});
