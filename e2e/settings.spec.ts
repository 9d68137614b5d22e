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

test.describe('after any run', () => {
  test.use({ earlierRuns: 'ended' });

  test('a run is drawn only when it has ended, if that is wanted', async ({ lab, page }) => {
    await lab.ready();
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('checkbox', { name: 'Draw a run only when it has ended' }).check();
    await page.keyboard.press('Escape');
    await lab.chooseWorkload('Waiting');
    await lab.chooseRuntime('Node.js');
    await lab.chooseStrategy('Threads');
    await lab.fill({ Tasks: 40, Wait: 100, Workers: 2 });
    await lab.start();
    const note = lab.liveView.getByRole('heading', { name: 'This run is timed: it is not drawn' });
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(note).toBeVisible();
    await expect(lab.state('Under way')).toBeVisible();
    await expect(timeline).toBeHidden();
    await expect(lab.result.getByText('All 40 tasks done')).toBeVisible({ timeout: 45_000 });
    await expect(note).toBeHidden();
    await expect(timeline).toBeVisible();
    await expect(lab.workerRows).toHaveCount(2);
  });
});
