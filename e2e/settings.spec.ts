import { closeApp, expect, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { LabPage } from './pages/lab-page.ts';

test('the theme changes at once, natively as well', async ({ app, lab, page }) => {
  await lab.ready();
  const background = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
  await lab.chooseTheme('light');
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('light');
  const light = await background();
  await lab.chooseTheme('dark');
  await expect.poll(() => app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(await background()).not.toBe(light);
});

test('settings and window place are remembered over a restart', async ({ folders }) => {
  const first = await launchApp(folders);
  const before = new LabPage(await first.firstWindow());
  await before.ready();
  await before.chooseTheme('dark');
  await before.chooseStrategy('Process pool');
  await before.fill({ Tasks: 77, Workers: 5 });
  const place = { x: 40, y: 30, width: 1100, height: 720 };
  await first.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds);
  }, place);
  await closeApp(first);

  const second = await launchApp(folders);
  const after = new LabPage(await second.firstWindow());
  await after.ready();
  await expect(after.strategy('Process pool')).toBeChecked();
  await expect(after.number('Tasks')).toHaveValue('77');
  await expect(after.number('Workers')).toHaveValue('5');
  expect(await second.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  const size = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getBounds(),
  );
  expect(size).toMatchObject({ width: place.width, height: place.height });
  await closeApp(second);
});
