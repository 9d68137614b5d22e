import type { Locator, Page } from '@playwright/test';

import { closeApp, expect, test } from './fixtures.ts';
import { isKeptRun } from './kept-run.ts';
import { launchApp } from './launch-app.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { severeViolations } from './severe-violations.ts';

// They look at the same run.
test.use({ earlierRuns: 'kept' });

/** Others may use the machine as well. */
const FINISH = { timeout: 45_000 };

const TASKS = 40;

/** A second of two threads on any machine. */
async function finishRun(lab: LabPage): Promise<void> {
  await lab.ready();
  if (await isKeptRun(lab.page, TASKS)) return;
  await lab.chooseWorkload('Waiting');
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: TASKS, Wait: 50, Workers: 2 });
  await lab.start();
  await expect(lab.result.getByText(`All ${TASKS} tasks done`)).toBeVisible(FINISH);
}

/** @param run the view of it: live, or from the history */
function partsOf(page: Page, run: Locator) {
  const timeline = run.getByRole('region', { name: 'Timeline' });
  const lanes = timeline.getByRole('group', { name: 'Lanes' });
  return {
    timeline,
    lanes,
    grouping: timeline.getByRole('combobox', { name: 'Group lanes' }),
    threads: run.getByRole('combobox', { name: 'Threads shown' }),
    heading: lanes.getByRole('button', { name: /^Process \d+/ }),
    worker: lanes.getByText('thread 0', { exact: true }),
    otherRows: run
      .getByRole('table', { name: 'Workers' })
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: /^(host|runtime)$/ }) }),
  };
}

/** Pixels from the top of the window. */
async function topPx(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.y ?? Number.NaN;
}

test('puts the lanes of a process under its heading, which keys open and close', async ({
  lab,
  page,
}) => {
  await finishRun(lab);
  const { timeline, grouping, heading, worker } = partsOf(lab.page, lab.liveView);
  await expect(heading).toHaveCount(0);
  await grouping.selectOption('By process');
  await expect(heading).toHaveAttribute('aria-expanded', 'true');
  expect(await topPx(heading)).toBeLessThan(await topPx(worker));

  await heading.press('Enter');
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  await expect(worker).toHaveCount(0);
  await heading.click();
  await expect(worker).toBeVisible();
  await timeline.getByRole('button', { name: 'Collapse all' }).click();
  await expect(worker).toHaveCount(0);
  await timeline.getByRole('button', { name: 'Expand all' }).click();
  await expect(worker).toBeVisible();

  await lab.liveView.getByRole('searchbox', { name: 'Filter workers' }).fill('thread 1');
  await expect(worker).toHaveCount(0);
  await expect(heading).toBeVisible();
  expect(await severeViolations(page)).toEqual([]);
});

test('shows threads that are no workers in lanes and table, and finds them by the filter', async ({
  lab,
}) => {
  await finishRun(lab);
  const { timeline, grouping, threads, lanes, otherRows } = partsOf(lab.page, lab.liveView);
  await expect(otherRows).toHaveCount(0);
  // Of one kind there is nothing to group.
  await expect(grouping.getByRole('option', { name: 'By kind' })).toBeDisabled();
  await threads.selectOption('All threads');
  await expect(otherRows.first()).toBeVisible();
  await expect(lanes.getByText(/^(×\d+ · )?host$/).first()).toBeVisible();
  await expect(timeline.getByRole('table', { name: /^Time of other threads/ })).toBeAttached();
  await expect(lab.workerRows).toHaveCount(2);

  await lab.liveView.getByRole('searchbox', { name: 'Filter workers' }).fill('kind = runtime');
  await expect(lab.workerRows).toHaveCount(0);
  await expect(otherRows.filter({ hasText: 'host' })).toHaveCount(0);
  await expect(otherRows.first()).toContainText('runtime');

  await grouping.selectOption('By kind');
  await expect(lanes.getByRole('button', { name: /^Runtime threads/ })).toBeVisible();
  await expect(lanes.getByRole('button', { name: /^Threads/ })).toHaveCount(0);
});

test('remembers both choices, and shows a run from the history the same way', async ({
  folders,
}) => {
  const first = await launchApp(folders);
  const lab = new LabPage(await first.firstWindow());
  await finishRun(lab);
  const before = partsOf(lab.page, lab.liveView);
  await before.grouping.selectOption('By process');
  await before.threads.selectOption('All threads');
  await expect(before.otherRows.first()).toBeVisible();
  // Names with the number of threads: means differ in the last digit, as the clock of a recording is found anew.
  const told = await before.otherRows.getByRole('rowheader').allTextContents();
  await closeApp(first);

  const second = await launchApp(folders);
  const history = new HistoryPage(await second.firstWindow());
  await new LabPage(history.page).ready();
  await history.show();
  await history.open(history.rows.first());
  const opened = partsOf(history.page, history.run);
  await expect(opened.grouping).toHaveValue('process');
  await expect(opened.threads).toHaveValue('all');
  await expect(opened.heading).toHaveAttribute('aria-expanded', 'true');
  await expect(opened.otherRows.getByRole('rowheader')).toHaveText(told);
  await closeApp(second);
});
