import { expect, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';
import { ComparePage } from './pages/compare-page.ts';
import { HistoryPage } from './pages/history-page.ts';
import { severeViolationsInThemes } from './severe-violations.ts';

test('has no severe barriers, light and dark: idle, choosing, reading code, running, finished', async ({
  lab,
  page,
}) => {
  // Twelve times over the whole page.
  test.slow();
  await lab.ready();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await lab.workload.click();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await lab.openOptions();
  await lab.chooseWorkload('Shared counter');
  await lab.chooseStrategy('Threads');
  await lab.choice('Cores').selectOption({ label: 'Which…' });
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await page.keyboard.press('Control+K');
  await expect(page.locator('.hljs-keyword').first()).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await lab.choice('Cores').selectOption({ label: 'All' });
  await lab.chooseWorkload('Primes');
  await startLongRun(lab, 'Python', 'Threads');
  await expect(lab.workerRow('thread 1')).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
});

test('has no severe barriers, light and dark: comparing, the history, what it opens, the machine', async ({
  lab,
  page,
}) => {
  // Sixteen times over the whole page.
  test.slow();
  const compare = new ComparePage(page);
  const history = new HistoryPage(page);
  await lab.ready();
  await compare.fill({ strategies: ['Sequential', 'Threads'], tasks: 4, limit: 3000 });
  await compare.chooseRepeats(2);
  await expect(compare.plan('2 configurations · 4 runs')).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await compare.button('Start').click();
  await compare.button('Pause').click();
  await expect(compare.state('Paused')).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await compare.button('Resume').click();
  await expect(compare.button('Start')).toBeVisible();
  await compare.toggle('Sequential');
  await expect(compare.comparison.getByRole('figure').first()).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);

  await history.show();
  await page.getByRole('checkbox', { name: 'Runs of experiments' }).check();
  await expect(history.rows).toHaveCount(5);
  await history.rows.nth(1).getByRole('checkbox').click();
  await history.rows.nth(2).getByRole('checkbox').click();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await history.action('Overlay').click();
  await expect(history.overlay.getByRole('figure').first()).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await history.back();
  await history.open(history.rows.nth(1));
  await expect(history.run).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await history.back();
  await history.open(history.row('Experiment'));
  await expect(history.experiment).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
  await page.getByRole('button', { name: /memory$/ }).click();
  await expect(page.getByRole('group', { name: 'Machine card' })).toBeVisible();
  expect(await severeViolationsInThemes(page)).toEqual([]);
});
