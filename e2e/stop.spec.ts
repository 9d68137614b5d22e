import { expect, expectGone, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';

/** The product promises 2 s; the rest is for a busy machine to draw it. */
const STOPPED = { timeout: 5_000 };

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

test('the Stop button ends a run of Python processes', async ({ lab }) => {
  await startLongRun(lab, 'Python', 'Process pool');
  await expect(lab.workerRows.first()).toBeVisible();
  const pids = await lab.workerPids();
  expect(pids).toHaveLength(2);
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible(STOPPED);
  await expect(lab.runButton).toBeEnabled();
  await expectGone(pids);
});

test('Esc ends a run of Node threads', async ({ lab, page }) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  const pids = await lab.workerPids();
  await page.keyboard.press('Escape');
  await expect(lab.state('Cancelled')).toBeVisible(STOPPED);
  await expectGone(pids);
});

test('Esc closes an open menu first and leaves the run alone', async ({ lab, page }) => {
  await startLongRun(lab, 'Python', 'Threads');
  await page.getByRole('button', { name: 'Settings' }).click();
  const theme = page.getByRole('combobox', { name: 'Theme' });
  await expect(theme).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(theme).toBeHidden();
  await expect(lab.state('Running')).toBeVisible();
});

test('a run that takes longer than its time limit is ended', async ({ lab }) => {
  await lab.ready();
  await lab.fill({ 'Time limit': 2 });
  await startLongRun(lab, 'Node.js', 'Processes');
  const pids = await lab.workerPids();
  await expect(lab.state('Timed out')).toBeVisible();
  await expectGone(pids);
});
