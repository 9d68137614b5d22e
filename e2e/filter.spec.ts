import { expect, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';
import type { LabPage } from './pages/lab-page.ts';

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

function filterOf(lab: LabPage) {
  return lab.liveView.getByRole('searchbox', { name: 'Filter workers' });
}

test('lists the workers that a query asks for, and says what of it can’t be read', async ({
  lab,
  page,
}) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  await expect(lab.workerRows).toHaveCount(2);
  const filter = filterOf(lab);
  const count = lab.liveView.getByRole('status').filter({ hasText: /of 2 workers|can’t be read/ });

  await filter.fill('thread 1');
  await expect(lab.workerRows).toHaveCount(1);
  await expect(lab.workerRow('thread 1')).toBeVisible();
  await expect(count).toHaveText('1 of 2 workers');
  const lanes = lab.liveView.getByRole('group', { name: 'Lanes' });
  await expect(lanes.getByText('thread 1', { exact: true })).toBeVisible();
  await expect(lanes.getByText('thread 0', { exact: true })).toHaveCount(0);

  await filter.fill('kind = process or tasks < 0');
  await expect(count).toHaveText('0 of 2 workers');
  await expect(lab.workerRows).toHaveCount(0);

  await filter.fill('cores >');
  await expect(filter).toHaveAttribute('aria-invalid', 'true');
  await expect(filter).toHaveAccessibleDescription('A number is missing after “>” (character 8).');
  await expect(count).toHaveText('can’t be read: all shown');
  await expect(lab.workerRows).toHaveCount(2);

  await page.keyboard.press('Escape');
  await expect(filter).toHaveValue('');
  await expect(lab.state('Running')).toBeVisible();
});

test('stays as it was in the next run, until it is cleared', async ({ lab }) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  await filterOf(lab).fill('label = "thread 0"');
  await expect(lab.workerRows).toHaveCount(1);
  await lab.stopButton.click();
  await expect(lab.state('Cancelled')).toBeVisible();
  await expect(lab.workerRows).toHaveCount(1);

  await startLongRun(lab, 'Node.js', 'Threads');
  await expect(lab.workerRow('thread 0')).toBeVisible();
  await expect(lab.workerRows).toHaveCount(1);
  await lab.liveView.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(lab.workerRows).toHaveCount(2);
});
