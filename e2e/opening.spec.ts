import { expect, test } from './fixtures.ts';
import { recordLongRun } from './long-recording.ts';
import { HistoryPage } from './pages/history-page.ts';

test.use({
  startsOwnApp: true,
  folders: async ({ folders }, use) => {
    recordLongRun(folders);
    await use(folders);
  },
});

test('a long run shows that it opens, can be cancelled, and gives way to another', async ({
  lab,
  page,
}) => {
  // So long a run takes a quick machine a second to open, and a slow one many.
  test.setTimeout(180_000);
  const history = new HistoryPage(page);
  const progress = page.getByRole('progressbar', { name: 'Opening The long one' });
  await lab.ready();
  await history.show();

  await history.open(history.row('The long one'));
  await expect(progress).toBeVisible();
  await expect(
    page.getByRole('status').filter({ hasText: 'Opening The long one…' }),
  ).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(progress).toBeHidden();
  await expect(history.grid).toBeFocused();

  await history.open(history.row('The long one'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toBeHidden();
  await expect(history.grid).toBeFocused();

  await history.open(history.row('The long one'));
  await expect(progress).toBeVisible();
  await history.open(history.row('The short one'));
  await expect(history.run).toBeVisible();
  await expect(page.getByRole('strong').filter({ hasText: 'The short one' })).toBeVisible();
  await expect(progress).toBeHidden();
  await history.back();

  await history.open(history.row('The long one'));
  const share = async () => Number(await progress.getAttribute('value'));
  await expect.poll(share, { intervals: [20] }).toBeGreaterThan(0);
  await expect(history.run.getByRole('table', { name: 'Workers' })).toBeVisible({
    timeout: 60_000,
  });
  await expect(progress).toBeHidden();
});
