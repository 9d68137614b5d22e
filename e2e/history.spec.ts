import type { Page } from '@playwright/test';

import { valueFromMain } from './ask-main.ts';
import { closeApp, expect, expectGone, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { startLongRun } from './long-run.ts';
import { ComparePage } from './pages/compare-page.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { descendants } from './process-tree.ts';
import { finishShortRun } from './short-run.ts';

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

test('a run reopens exactly as it was shown', async ({ lab, page }) => {
  const history = new HistoryPage(page);
  await lab.ready();
  await finishShortRun(lab);
  const shown = await lab.result.innerText();
  await history.show();
  await history.open(history.rows.first());
  await expect(history.run.getByRole('region', { name: 'Result' })).toBeVisible();
  expect(await history.run.getByRole('region', { name: 'Result' }).innerText()).toBe(shown);
  await expect(history.run.getByText('Completed', { exact: true })).toBeVisible();
  await expect(history.run.getByRole('table', { name: 'Workers' })).toContainText('thread 1');
});

test('star, title, tag and note survive a restart; search, deletion, undo and rerun', async ({
  folders,
}) => {
  const first = await launchApp(folders);
  const before = new HistoryPage(await first.firstWindow());
  const lab = new LabPage(before.page);
  await lab.ready();
  await finishShortRun(lab);
  await before.show();
  await before.rows.first().click();
  await before.field('Title').fill('The one to keep');
  await before.field('Tags').fill('baseline');
  await before.field('Tags').press('Enter');
  await before.field('Note').fill('before the change');
  await before.rows
    .first()
    .getByRole('button', { name: /^Star / })
    .click();
  await expect(before.row('The one to keep')).toContainText('baseline');
  await expect(before.details.getByText('before the change')).toBeVisible();
  await closeApp(first);

  const second = await launchApp(folders);
  const after = new HistoryPage(await second.firstWindow());
  const labAfter = new LabPage(after.page);
  await labAfter.ready();
  await labAfter.fill({ Tasks: 99 });
  await after.show();
  const kept = after.row('The one to keep');
  await expect(kept).toContainText('baseline');
  await expect(kept.getByRole('button', { name: /^Take the star/ })).toBeVisible();
  await kept.click();
  await expect(after.field('Note')).toHaveValue('before the change');

  await after.search.fill('no such word');
  await expect(after.page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await after.search.fill('change the');
  await expect(kept).toBeVisible();
  await kept.click();
  await after.page.keyboard.press('Delete');
  await expect(after.page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await labAfter.notice('Deleted 1 run.').getByRole('button', { name: 'Undo' }).click();
  await expect(kept).toBeVisible();

  await kept.click();
  await after.action('Rerun').click();
  await expect(labAfter.number('Tasks')).toHaveValue('4');
  await expect(labAfter.strategy('Threads')).toBeChecked();
  await expect(labAfter.runButton).toBeEnabled();
  await closeApp(second);
});

test('two runs lie over each other, and what keeps them from comparing is said', async ({
  lab,
  page,
}) => {
  const history = new HistoryPage(page);
  await lab.ready();
  await finishShortRun(lab);
  await finishShortRun(lab, 6);
  await history.show();
  await expect(history.rows).toHaveCount(2);
  for (const row of await history.rows.all()) await row.getByRole('checkbox').click();
  await history.action('Overlay').click();
  await expect(
    history.overlay.getByRole('list', { name: 'Runs', exact: true }).getByRole('listitem'),
  ).toHaveCount(2);
  await expect(history.overlay.getByRole('list', { name: /do not compare/ })).toContainText(
    /\(2\) had other parameters than .+\(1\): tasks 4, not 6/,
  );
  await expect(history.overlay.getByRole('figure')).toHaveCount(2);
  await history.back();
  await expect(history.rows).toHaveCount(2);
});

test('an experiment opens from the history as it ended', async ({ lab, page }) => {
  const compare = new ComparePage(page);
  const history = new HistoryPage(page);
  await lab.ready();
  await compare.fill({ strategies: ['Sequential', 'Threads'], tasks: 4, limit: 3000 });
  await compare.chooseRepeats(2);
  await compare.button('Start').click();
  await expect(compare.button('Stop')).toBeVisible();
  await expect(compare.button('Start')).toBeVisible();
  const [conclusion, table] = await Promise.all([
    compare.conclusion.innerText(),
    compare.table.innerText(),
  ]);
  await history.show();
  await expect(history.rows).toHaveCount(1);
  await history.open(history.row('Experiment'));
  await expect(history.experiment).toBeVisible();
  const past = (role: 'region' | 'table', name: string) =>
    history.experiment.getByRole(role, { name, exact: true });
  expect(await past('region', 'Conclusion').innerText()).toBe(conclusion);
  expect(await past('table', 'Configurations').innerText()).toBe(table);
  await history.back();
  await history.action('Rerun').click();
  await expect(compare.list('Limit')).toHaveValue('3000');
});

/** How many moments of the only run are on disk. */
async function recordedTicks(page: Page): Promise<number> {
  const query = { text: '', kind: null, starredOnly: false, withRunsOfExperiments: false };
  const { entries } = await valueFromMain(page, 'history:list', { ...query, offset: 0, limit: 1 });
  const { recording } = await valueFromMain(page, 'history:open-run', entries[0]?.id ?? '');
  return Object.keys(recording.sequence).length;
}

test('a run that the app was killed in is listed as interrupted, with its samples', async ({
  folders,
}) => {
  const app = await launchApp(folders);
  const page = await app.firstWindow();
  const lab = new LabPage(page);
  await lab.ready();
  await startLongRun(lab, 'Node.js', 'Threads');
  await expect.poll(() => recordedTicks(page)).toBeGreaterThan(4);
  const pid = app.process().pid ?? 0;
  const pids = [pid, ...descendants(pid)];
  process.kill(pid, 'SIGKILL');
  await expectGone(pids);

  const again = await launchApp(folders);
  const history = new HistoryPage(await again.firstWindow());
  await new LabPage(history.page).ready();
  await history.show();
  await expect(history.rows).toHaveCount(1);
  await expect(history.rows).toContainText('Interrupted');
  await history.open(history.rows.first());
  await expect(history.run.getByText('Corelane ended before it did')).toBeVisible();
  await expect(history.run.getByRole('table', { name: 'Workers' })).toContainText('thread 1');
  expect(await recordedTicks(history.page)).toBeGreaterThan(4);
  await closeApp(again);
});
