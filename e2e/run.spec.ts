import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';

const FINISH = { timeout: 45_000 };

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

async function firstNumber(text: Promise<string>): Promise<number> {
  return Number.parseFloat((await text).replaceAll(',', ''));
}

async function digestOf(lab: LabPage): Promise<string> {
  return (await lab.figure('Digest').innerText()).trim();
}

test('primes on Python threads: live numbers, then a result', async ({ lab }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 60, Limit: 60_000, Workers: 2 });
  await lab.start();

  await expect(lab.state('Running')).toBeVisible();
  await expect(lab.workerRow('thread 0')).toContainText('thread');
  await expect(lab.workerRow('thread 1')).toContainText('thread');
  await expect
    .poll(() => firstNumber(lab.tile('Cores used now').innerText()))
    .toBeGreaterThan(0.05);
  const early = await firstNumber(lab.tile('Tasks done').innerText());
  await expect.poll(() => firstNumber(lab.tile('Tasks done').innerText())).toBeGreaterThan(early);

  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.result).toContainText(/All 60 tasks done in/);
  await expect(lab.figure('Digest')).toHaveText(/[0-9a-f]{10}/);
  await expect(lab.figure('Failed tasks')).toHaveText('0');
  await expect(lab.figure('Cores used')).toHaveText(/[\d.]+ of/);
  await expect(lab.runButton).toBeEnabled();
});

test('the same work has the same digest on Node processes and Python threads', async ({ lab }) => {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Processes');
  await lab.fill({ Tasks: 8, Limit: 30_000, Workers: 2 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.workerRow('process 0')).toBeVisible();
  expect(new Set(await lab.workerPids()).size).toBe(2);
  const onNode = await digestOf(lab);

  await lab.chooseRuntime('Python');
  await lab.chooseStrategy('Threads');
  await lab.start();
  await expect(lab.workerRow('thread 0')).toBeVisible();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  expect(await digestOf(lab)).toBe(onNode);
});

test('HTTP requests on one event loop', async ({ lab }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseWorkload('HTTP requests');
  await lab.chooseStrategy('Async');
  await lab.fill({ Requests: 40, Latency: 20, Workers: 8 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.result).toContainText(/All 40 tasks done/);
  await expect(lab.liveView.getByRole('row', { name: /Test server/ })).toBeVisible();
});

test('hashes the files of a folder the user picks', async ({ app, lab }) => {
  const folder = await mkdtemp(join(tmpdir(), 'corelane-files-'));
  await mkdir(join(folder, 'below'));
  await writeFile(join(folder, 'a.txt'), 'a');
  await writeFile(join(folder, 'below', 'ünï.bin'), Buffer.alloc(100_000, 7));
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, folder);

  await lab.chooseWorkload('Hash files');
  await lab.launch.getByRole('button', { name: 'Choose…' }).click();
  await expect(lab.launch.getByRole('textbox', { name: 'Folder' })).toHaveValue(folder);
  await lab.chooseRuntime('Python');
  await lab.chooseStrategy('Thread pool');
  await lab.fill({ 'Times over': 1 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.result).toContainText(/All 2 tasks done/);
  await rm(folder, { recursive: true });
});

test('a counter that nothing protects: lost updates are counted and called so', async ({ lab }) => {
  await lab.chooseRuntime('Node.js');
  await lab.chooseWorkload('Shared counter');
  await lab.chooseStrategy('Threads');
  await lab.choice('Protected by').selectOption({ label: 'Nothing' });
  await lab.fill({ Tasks: 16, Increments: 500_000, Workers: 4 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.figure('Lost updates')).toHaveText(
    /^[\d,]+ of 8,000,000 increments \([\d.]+ %\)/,
  );
  await expect(lab.figure('Failed tasks')).toHaveText('0');
  // There may be no warning at all: then there is no list either.
  const warnings = lab.result.getByRole('list', { name: 'Warnings' });
  await expect(warnings.filter({ hasText: 'got lost' })).toHaveCount(0);
  const term = lab.result.getByRole('button', { name: 'Lost updates' });
  await expect(term).toHaveAccessibleDescription(/nothing protects the counter/);
});

test('a run too short to chart says so in the place of the chart', async ({ lab }) => {
  await lab.chooseRuntime('Node.js');
  await lab.chooseWorkload('Sum of two numbers');
  await lab.chooseStrategy('Sequential');
  await lab.fill({ Tasks: 4 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  const chart = lab.liveView.getByRole('figure', { name: /Cores used over time/ });
  await expect(chart).toContainText(/Too short to chart: /);
  await expect(chart.locator('svg')).toHaveCount(0);
  await expect(lab.result).not.toContainText(/too short to chart/i);
});

test('a worker for each task: they are counted, and the page stays where it is', async ({
  lab,
}) => {
  await lab.chooseRuntime('Python');
  await lab.chooseWorkload('Sum of two numbers');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 60 });
  expect(await lab.pageOutOfSightPx()).toEqual([0, 0]);
  await lab.openOptions();
  expect(await lab.pageOutOfSightPx()).toEqual([0, 0]);
  await lab.launch.getByRole('checkbox', { name: 'One per task' }).check();
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await lab.liveView.getByRole('button', { name: '60 workers have ended' }).click();
  await expect(lab.workerRows.first()).toBeVisible();
  expect(await lab.pageOutOfSightPx()).toEqual([0, 0]);
});

test('a run host is called in its run what it is called in the list', async ({ lab }) => {
  await lab.ready();
  const option = lab.runtime.getByRole('option', { name: /^C host · cc [\d.]+ · example$/ });
  test.skip((await option.count()) === 0, 'no C compiler built the example here');
  const label = (await option.textContent()) ?? '';
  await lab.runtime.selectOption({ label });
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 4, Workers: 2 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.liveView).toContainText(label.replace(' · example', ''));
});

test('tasks that raise: counted by error, with the message of the first', async ({ lab }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseWorkload('Faults');
  await lab.chooseStrategy('Thread pool');
  await lab.fill({ 'Raise in': 100, Tasks: 5, Workers: 2 });
  await lab.start();
  await expect(lab.state('Failed')).toBeVisible(FINISH);
  const errors = lab.result.getByRole('list', { name: 'Errors of tasks' });
  await expect(errors).toContainText(/5 × InjectedFault\s*first in task \d: \S+/);
  await expect(lab.result).toContainText('5 of 5 tasks failed.');
  await expect(lab.figure('Failed tasks')).toHaveText('5');
  await expect(lab.liveView.getByRole('row', { name: /^Total/ })).toHaveText(/5$/);
});

test('a killed worker: what is unfinished is named once', async ({ lab }) => {
  await lab.chooseRuntime('Python');
  await lab.chooseWorkload('Faults');
  await lab.chooseStrategy('Process pool');
  await lab.fill({ Tasks: 8, Workers: 2 });
  await lab.choice('Fault').selectOption({ label: 'Kill the worker' });
  await lab.start();
  await expect(lab.state('Failed')).toBeVisible(FINISH);
  await expect(lab.figure('Unfinished tasks')).toHaveText(/^[1-8]$/);
  const text = await lab.result.innerText();
  expect(text.match(/lost/g)).toHaveLength(1);
});
