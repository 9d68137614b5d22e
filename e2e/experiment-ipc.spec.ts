import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ElectronApplication, Page } from '@playwright/test';

import type { ExperimentSpec } from '../contract/experiment.ts';
import { askMain, valueFromMain } from './ask-main.ts';
import { closeApp, expect, expectGone, test } from './fixtures.ts';
import { EVERYTHING } from './history-queries.ts';
import { launchApp, type LaunchOptions } from './launch-app.ts';
import { answerDialogs, askedQuestions } from './native-dialogs.ts';
import { LabPage } from './pages/lab-page.ts';
import { descendants } from './process-tree.ts';

async function fileIn(folders: LaunchOptions, name: string, lines: readonly string[]) {
  await mkdir(folders.userDataDirectory, { recursive: true });
  const path = join(folders.userDataDirectory, name);
  await writeFile(path, [...lines, ''].join('\n'));
  return path;
}

const SMALL_FILE = [
  'schema: corelane.experiment-file/1',
  'title: From a file',
  'workload: primes',
  'parameters: { tasks: 8, size: 2000 }',
  'strategies: [sequential, threads]',
  'runtimes: [node]',
  'workers: [2]',
  'warmups: 0',
  'coolDownMs: 0',
  'stop: { repeats: 2 }',
];

async function openedSpec(page: Page): Promise<ExperimentSpec> {
  const opened = await valueFromMain(page, 'experiment:open-file', null);
  if (opened === null) throw new Error('nothing was opened');
  return opened.spec;
}

async function experimentState(page: Page) {
  return (await valueFromMain(page, 'app:snapshot', null)).experimentState;
}

test('a program that a file names is asked about before it is started', async ({
  app,
  folders,
  lab,
  page,
}) => {
  await lab.ready();
  const program = await fileIn(folders, 'python3', [
    '#!/bin/sh',
    `touch '${folders.userDataDirectory}/started'`,
  ]);
  await chmod(program, 0o755);
  const lines = SMALL_FILE.map((line) => line.replace('[node]', '[./python3]'));
  const path = await fileIn(folders, 'named.yaml', lines);
  const wasStarted = () =>
    readFile(join(folders.userDataDirectory, 'started')).then(
      () => true,
      () => false,
    );

  await answerDialogs(app, { path });
  expect(await askMain(page, 'experiment:open-file', null)).toMatchObject({
    ok: false,
    error: { code: 'not-allowed' },
  });
  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'Open an experiment file' }).click();
  await expect(lab.notice('“named.yaml” was not opened')).toBeVisible();
  const [question] = await askedQuestions(app);
  expect(question?.message).toContain('named.yaml');
  expect(question?.detail).toContain(program);
  expect(await wasStarted()).toBe(false);

  await answerDialogs(app, { path, agrees: true });
  expect((await askMain(page, 'experiment:open-file', null)).ok).toBe(false);
  expect(await wasStarted()).toBe(true);
  const [approval] = await valueFromMain(page, 'approval:list', null);
  expect(approval).toMatchObject({ kind: 'executable', path: program });
  await valueFromMain(page, 'approval:revoke', approval?.id ?? '');
  expect(await valueFromMain(page, 'approval:list', null)).toEqual([]);
});

test('an experiment from a file runs, stands in the history with its runs, and can be taken elsewhere', async ({
  app,
  folders,
  lab,
  page,
}) => {
  await lab.ready();
  await answerDialogs(app, { path: await fileIn(folders, 'small.yaml', SMALL_FILE) });
  const spec = await openedSpec(page);
  expect((await valueFromMain(page, 'experiment:plan', spec)).mostRuns).toBe(4);
  const { experimentId } = await valueFromMain(page, 'experiment:start', spec);
  await expect.poll(async () => (await experimentState(page)).state).toBe('ended');
  const stored = await valueFromMain(page, 'history:open-experiment', experimentId);
  expect(stored.result).toMatchObject({ state: 'completed', title: 'From a file' });
  expect(stored.result.order).toHaveLength(4);
  expect(stored.differences).toEqual([]);
  const { total } = await valueFromMain(page, 'history:list', EVERYTHING);
  expect(total).toBe(5);

  const runIds = stored.result.order.map(({ runId }) => runId);
  const overlay = await valueFromMain(page, 'history:overlay', runIds);
  expect(overlay.curves).toHaveLength(4);
  expect(overlay.differences).toEqual([]);
  const item = { kind: 'experiment', id: experimentId } as const;
  expect(await valueFromMain(page, 'history:rerun', item)).toEqual({
    kind: 'experiment',
    spec,
    notes: [],
  });

  const path = join(folders.userDataDirectory, 'shared.corelane');
  await test.step('what is exported is a file that can be shown', async () => {
    await answerDialogs(app, { path });
    expect(await valueFromMain(page, 'history:export', [item])).toEqual({ path });
    expect(await askMain(page, 'file:reveal', path)).toMatchObject({ ok: true });
    expect(await askMain(page, 'file:reveal', `${path}.other`)).toMatchObject({ ok: false });
  });

  await test.step('another Corelane imports it, and knows that it did', async () => {
    const elsewhere = { ...folders, userDataDirectory: `${folders.userDataDirectory}-other` };
    const other = await launchApp(elsewhere);
    const otherPage = await other.firstWindow();
    await new LabPage(otherPage).ready();
    await answerDialogs(other, { path });
    expect(await valueFromMain(otherPage, 'history:import', null)).toMatchObject({
      experiments: 1,
      runs: 4,
    });
    const { entries } = await valueFromMain(otherPage, 'history:list', EVERYTHING);
    expect(entries.every(({ imported }) => imported)).toBe(true);
    await closeApp(other);
  });
});

async function startLongExperiment(app: ElectronApplication, folders: LaunchOptions) {
  const page = await app.firstWindow();
  await new LabPage(page).ready();
  const lines = SMALL_FILE.map((line) => line.replace('size: 2000', 'size: 1000000'));
  await answerDialogs(app, { path: await fileIn(folders, 'long.yaml', lines) });
  await valueFromMain(page, 'experiment:start', await openedSpec(page));
  await expect.poll(async () => (await experimentState(page)).state).toBe('running');
  return page;
}

function closeWindow(app: ElectronApplication) {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
}

function processesOf(app: ElectronApplication): readonly number[] {
  const pid = app.process().pid ?? 0;
  return [pid, ...descendants(pid)];
}

test('closing the window while an experiment runs asks first; a signal does not', async ({
  folders,
}) => {
  const app = await launchApp(folders);
  const page = await startLongExperiment(app, folders);
  await closeWindow(app);
  await expect.poll(() => askedQuestions(app)).toHaveLength(1);
  expect((await experimentState(page)).state).toBe('running');
  const pids = processesOf(app);
  app.process().kill('SIGTERM');
  await expectGone(pids);
  await closeApp(app).catch(() => undefined);
});

test('an experiment that was stopped by closing the window is kept', async ({ folders }) => {
  const app = await launchApp(folders);
  await startLongExperiment(app, folders);
  await answerDialogs(app, { agrees: true });
  const pids = processesOf(app);
  await closeWindow(app);
  await expectGone(pids);
  await closeApp(app).catch(() => undefined);

  const again = await launchApp(folders);
  const { entries } = await valueFromMain(await again.firstWindow(), 'history:list', EVERYTHING);
  expect(entries.find(({ kind }) => kind === 'experiment')?.state).toBe('stopped');
  await closeApp(again);
});
