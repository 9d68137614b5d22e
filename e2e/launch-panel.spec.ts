import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { closeApp, expect, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { LabPage } from './pages/lab-page.ts';

const REPOSITORY = join(import.meta.dirname, '..');

test('a workload is found by typing, with the keyboard alone', async ({ lab, page }) => {
  await lab.ready();
  await lab.workload.focus();
  await page.keyboard.type('zlib');
  await expect(lab.workloads).toHaveCount(1);
  await expect(lab.workloads).toHaveAccessibleName('Compression');
  const activeId = await lab.workload.getAttribute('aria-activedescendant');
  await expect(lab.workloads).toHaveAttribute('id', activeId ?? '');
  await page.keyboard.press('Enter');
  await expect(lab.workload).toHaveValue('Compression');
  await expect(lab.workload).toHaveAttribute('aria-expanded', 'false');
  await expect(lab.number('Level')).toBeVisible();

  await page.keyboard.type('nothing at all like this');
  await expect(lab.workloads.filter({ hasText: 'No workload has these words' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lab.workload).toHaveValue('Compression');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(lab.workload).toHaveValue('Faults');
});

test('an impossible combination says why, and can not be run', async ({ lab, page }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseStrategy('Async in threads');
  await expect(lab.runButton).toBeEnabled();
  await lab.chooseWorkload('Shared counter');
  await expect(lab.strategy('Async in threads')).toBeChecked();
  await expect(
    lab.launch.getByRole('alert').filter({ hasText: /no lock does both/ }),
  ).toBeVisible();
  await expect(lab.runButton).toBeDisabled();
  await expect(lab.runButton).toHaveAccessibleDescription(/Strategy: .*no lock does both/);
  await page.keyboard.press('Control+Enter');
  await expect(lab.liveView).toContainText('No run yet');

  await lab.chooseStrategy('Threads');
  await expect(lab.runButton).toBeEnabled();
  const refused = lab.strategy('Async in processes');
  await expect(refused).toHaveAttribute('aria-disabled', 'true');
  await expect(refused).toHaveAccessibleDescription(/choose Processes or Async/);
  await refused.focus();
  await page.keyboard.press('Space');
  await expect(lab.launch.getByRole('status').filter({ hasText: /can’t run/ })).toBeVisible();
  await expect(lab.strategy('Threads')).toBeChecked();
});

test('what can not go together is said at its field, and can not be run', async ({ lab }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseStrategy('Threads');
  await lab.chooseWorkload('Copying results');
  const transport = lab.choice('Handed over by');
  const transfer = transport.getByRole('option', { name: /^Transfer/ });
  await expect(transfer).toHaveText(/not possible here/);
  await transport.selectOption('transfer');
  await expect(transport).toHaveAttribute('aria-invalid', 'true');
  await expect(transport).toHaveAccessibleDescription(/can’t change its owner/);
  await expect(lab.runButton).toBeDisabled();
  await expect(lab.runButton).toHaveAccessibleDescription(/can’t change its owner/);
  await lab.chooseRuntime('Node.js');
  await expect(lab.runButton).toBeEnabled();
  await expect(transport).toHaveAttribute('aria-invalid', 'false');
  await expect(transfer).toHaveText('Transfer');

  await lab.chooseWorkload('Start gate');
  await lab.fill({ Workers: 1 });
  await expect(lab.number('Workers')).toHaveAccessibleDescription(/at least 2 workers/);
  await expect(lab.runButton).toBeDisabled();
});

test('parameters of another choice are left out, and keep what they hold', async ({ lab }) => {
  await lab.ready();
  await lab.chooseStrategy('Threads');
  await lab.chooseWorkload('Faults');
  await lab.fill({ 'Raise in': 37 });
  await expect(lab.number('Memory limit')).toBeHidden();
  await lab.choice('Fault').selectOption({ label: 'Hang' });
  await expect(lab.number('Raise in')).toBeHidden();
  await lab.choice('Fault').selectOption({ label: 'Exhaust memory' });
  await expect(lab.number('Memory limit')).toBeVisible();
  await lab.choice('Fault').selectOption({ label: 'Raise' });
  await expect(lab.number('Raise in')).toHaveValue('37');
});

test('options are remembered over a restart, and survive another strategy', async ({ folders }) => {
  const first = await launchApp(folders);
  const before = new LabPage(await first.firstWindow());
  await before.chooseRuntime('Python');
  await before.chooseStrategy('Process pool');
  await before.openOptions();
  await before.choice('Start method').selectOption({ label: 'spawn' });
  await before.number('Chunk').fill('7');
  await expect(before.optionsSummary).toContainText('2 changed');
  await before.number('Chunk').fill('0');
  await expect(before.runButton).toBeDisabled();
  await before.number('Chunk').fill('7');
  await before.chooseStrategy('Threads');
  await expect(before.optionsSummary).not.toContainText('changed');
  await closeApp(first);

  const second = await launchApp(folders);
  const after = new LabPage(await second.firstWindow());
  await after.ready();
  await after.chooseStrategy('Process pool');
  await expect(after.optionsSummary).toContainText('2 changed');
  await after.openOptions();
  await expect(after.choice('Start method')).toHaveValue('spawn');
  await expect(after.number('Chunk')).toHaveValue('7');
  await closeApp(second);
});

test('the code view shows the very file that runs', async ({ lab, page }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseStrategy('Threads');
  await lab.launch.getByRole('button', { name: 'Code' }).click();
  const dialog = page.getByRole('dialog', { name: /Threads/ });
  const listing = dialog.getByRole('tabpanel').locator('pre');
  for (const tab of await dialog.getByRole('tab').all()) {
    await tab.click();
    const path = await dialog.getByText(/^workloads\//).innerText();
    const text = await readFile(join(REPOSITORY, path), 'utf8');
    await expect.poll(() => listing.innerText()).toContain(text.split('\n')[0] ?? '');
    await expect(listing.locator('.code-line')).toHaveCount(text.trimEnd().split('\n').length);
    await expect(listing.locator('.hljs-keyword').first()).toBeVisible();
  }
  await expect(dialog.getByRole('tab').first()).toHaveAccessibleName('Strategy');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+K');
  await expect(dialog).toBeVisible();
});

test('a preset fills in the parameters, and gives them back', async ({ lab }) => {
  await lab.chooseRuntime('Node.js');
  const tasksByDefault = await lab.number('Tasks').inputValue();
  const limit = await lab.number('Limit').inputValue();
  await lab.fill({ Tasks: 3 });
  const quick = lab.launch.getByRole('button', { name: 'Quick' });
  await quick.click();
  await expect(quick).toHaveAttribute('aria-pressed', 'true', { timeout: 45_000 });
  await expect(lab.number('Tasks')).not.toHaveValue('3');
  await expect(lab.number('Limit')).toHaveValue(limit);
  const ofQuick = Number(await lab.number('Tasks').inputValue());
  const long = lab.launch.getByRole('button', { name: 'Long' });
  await long.click();
  await expect(long).toHaveAttribute('aria-pressed', 'true', { timeout: 45_000 });
  const ofLong = Number(await lab.number('Tasks').inputValue());
  expect(ofLong / ofQuick).toBeGreaterThan(4);

  await lab.fill({ Limit: Number(limit) / 2 });
  await expect(long).toHaveAttribute('aria-pressed', 'false');
  await lab.launch.getByRole('button', { name: 'Reset' }).click();
  await expect(lab.number('Tasks')).toHaveValue(tasksByDefault);
});

test('a run is confined to the cores that are ticked', async ({ lab }) => {
  await lab.chooseRuntime('Node.js');
  test.skip(await lab.choice('Cores').isDisabled(), 'this system can not confine a run');
  await lab.choice('Cores').selectOption({ label: 'Which…' });
  const boxes = lab.launch.getByRole('group', { name: /Cores that/ }).getByRole('checkbox');
  for (const box of await boxes.all()) await box.uncheck();
  await expect(lab.runButton).toBeDisabled();
  await boxes.first().check();
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 8, Limit: 60_000, Workers: 2 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible({ timeout: 45_000 });
  await expect(lab.liveView).toContainText(/on core \d+/);
  await expect(lab.figure('Cores used')).toHaveText(/of 1$/);
});
