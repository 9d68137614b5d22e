import type { ElectronApplication } from '@playwright/test';

import { expect, expectGone, test } from './fixtures.ts';
import { ComparePage } from './pages/compare-page.ts';
import { descendants } from './process-tree.ts';
import { finishShortRun } from './short-run.ts';

const TWO_STRATEGIES = ['Sequential', 'Threads'];
const LITTLE_WORK = { strategies: TWO_STRATEGIES, tasks: 4, limit: 3000 };

/** A run of it ends only when it is stopped. */
const ENDLESS_WORK = { strategies: TWO_STRATEGIES, tasks: 100_000, limit: 300_000 };

function processesOf(app: ElectronApplication): readonly number[] {
  return descendants(app.process().pid ?? 0);
}

/** Pids of a run that is under way. */
async function runningHosts(app: ElectronApplication, before: readonly number[]) {
  const hosts = () => processesOf(app).filter((pid) => !before.includes(pid));
  await expect.poll(hosts).not.toEqual([]);
  return hosts();
}

test('an experiment is planned, run, paused and read; the lab waits meanwhile', async ({
  lab,
  page,
}) => {
  const compare = new ComparePage(page);
  await lab.ready();
  await compare.fill(LITTLE_WORK);
  await compare.chooseRepeats(6);
  await expect(compare.plan('2 configurations · 12 runs')).toBeVisible();

  await compare.button('Start').click();
  await compare.button('Pause').click();
  await expect(compare.state('Paused')).toBeVisible();
  await expect(compare.progress).toContainText('of 12 runs');
  await expect(compare.button('Stop')).toBeVisible();
  await compare.tab('Lab').click();
  await expect(lab.runButton).toBeDisabled();
  await expect(lab.runButton).toHaveAccessibleDescription(/An experiment is running/);

  await compare.tab('Compare').click();
  await compare.button('Resume').click();
  await expect(compare.button('Start')).toBeVisible();
  await expect(compare.progress).toBeHidden();
  await expect(compare.rows).toHaveCount(2);
  await expect(compare.conclusion).toContainText('6 runs of each that count');
  await expect(compare.conclusion.getByRole('status')).toHaveText(/primes on Node\.js/);
  await expect(compare.row('Sequential')).toContainText('baseline');
  await expect(compare.row('Threads × 2')).toContainText(/faster|slower|same|can’t tell/);

  // The label of neither is anywhere else in the table's first column.
  await compare.sortBy('Configuration');
  await expect(compare.sorted('Configuration')).toHaveAttribute('aria-sort', 'descending');
  await expect(compare.rows.first()).toContainText('Threads × 2');
  await compare.sortBy('Work time');
  await expect(compare.sorted('Work time')).toHaveAttribute('aria-sort', 'ascending');
  await expect(compare.sorted('Configuration')).not.toHaveAttribute('aria-sort');

  await compare.toggle('Threads × 2');
  await expect(compare.runs).toHaveCount(6);
  await compare.toggle('Threads × 2');
  await expect(compare.runs).toHaveCount(0);

  await compare.tab('Lab').click();
  await expect(lab.runButton).toBeEnabled();
});

test('the button of a warning adds runs; stopping keeps what is there', async ({ lab, page }) => {
  const compare = new ComparePage(page);
  await lab.ready();
  await compare.fill(LITTLE_WORK);
  // So few that no difference can be told, on a quiet machine as on a busy one.
  await compare.chooseRepeats(2);
  await expect(compare.plan('2 configurations · 4 runs')).toBeVisible();
  await compare.button('Start').click();
  const addRuns = compare.warnings.getByRole('button', { name: 'Add 5 runs of each' });
  await expect(addRuns).toHaveCount(1);
  await expect(compare.conclusion).toContainText('2 runs of each that count');

  await addRuns.click();
  await compare.button('Pause').click();
  await expect(compare.state('Paused')).toBeVisible();
  await expect(compare.progress).toContainText('of 14 runs');
  await compare.button('Stop').click();
  await expect(compare.button('Start')).toBeVisible();
  await expect(compare.conclusion).toContainText('Stopped');
  await compare.toggle('Sequential');
  await expect(compare.runs.nth(1)).toBeVisible();
  expect(await compare.runs.count()).toBeLessThan(7);

  await addRuns.click();
  await expect(compare.button('Stop')).toBeVisible();
  await expect(compare.button('Start')).toBeVisible();
  expect(await compare.runs.count()).toBeGreaterThanOrEqual(7);
});

test('what takes too long is skipped, the rest is stopped, and nothing runs on', async ({
  app,
  lab,
  page,
}) => {
  const compare = new ComparePage(page);
  await lab.ready();
  // The guard comes with the first run, and stays.
  await finishShortRun(lab);
  await compare.fill(ENDLESS_WORK);
  await compare.chooseRepeats(6);
  await expect(compare.plan('2 configurations · 12 runs')).toBeVisible();
  await expect(compare.button('Start')).toBeEnabled();
  const before = processesOf(app);
  await compare.button('Start').click();
  const skipped = await runningHosts(app, before);
  await compare.button('Skip').click();
  await expectGone(skipped);
  await expect(compare.state('Running')).toBeVisible();
  const stopped = await runningHosts(app, before);

  await compare.button('Stop').click();
  await expect(compare.button('Start')).toBeVisible();
  await expectGone(stopped);
  expect(processesOf(app).filter((pid) => !before.includes(pid))).toEqual([]);
  await expect(compare.conclusion).toContainText('Stopped');
  const notes: string[] = [];
  for (const label of ['Sequential', 'Threads × 2']) {
    await compare.toggle(label);
    notes.push(...(await compare.runs.allInnerTexts()));
    await compare.toggle(label);
  }
  expect(notes.filter((note) => note.includes('you skipped it'))).toHaveLength(1);
});
