import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { closeApp, expect, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { LabPage } from './pages/lab-page.ts';

test('numbers out of bounds: says what is wrong and does not run', async ({ lab }) => {
  await lab.ready();
  for (const text of ['0', '-5', '1e12', '2.5', '']) {
    await lab.number('Tasks').fill(text);
    await expect(lab.launch.getByRole('alert').filter({ hasText: /\w/ })).toBeVisible();
    await expect(lab.number('Tasks')).toHaveAttribute('aria-invalid', 'true');
    await expect(lab.runButton).toBeDisabled();
    await lab.number('Tasks').fill('4');
    await expect(lab.runButton).toBeEnabled();
  }
});

test('10,000 workers: says how many there may be', async ({ lab }) => {
  await lab.ready();
  await lab.number('Workers').fill('10000');
  await expect(lab.launch.getByRole('alert').filter({ hasText: /256/ })).toBeVisible();
  await expect(lab.runButton).toBeDisabled();
});

test('a folder that vanished: one sentence, and nothing runs', async ({ lab }) => {
  const folder = await mkdtemp(join(tmpdir(), 'corelane-gone-'));
  await lab.ready();
  await lab.chooseWorkload('Hash files');
  await lab.launch.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await rm(folder, { recursive: true });
  await lab.runButton.click();
  await expect(lab.launch.getByRole('alert').filter({ hasText: folder })).toBeVisible();
  await expect(lab.liveView).toContainText('No run yet');
});

test('a damaged settings file: defaults, a word about it, and the file is kept', async ({
  folders,
}) => {
  const { userDataDirectory } = folders;
  await mkdir(userDataDirectory, { recursive: true });
  await writeFile(join(userDataDirectory, 'settings.json'), '{"theme":"dark"');
  const app = await launchApp(folders);
  const lab = new LabPage(await app.firstWindow());
  await expect(lab.notice(/settings file was damaged/)).toBeVisible();
  await lab.ready();
  const names = await readdir(userDataDirectory);
  expect(names.filter((name) => name.startsWith('settings.damaged-'))).toHaveLength(1);
  await closeApp(app);
});

test('an interpreter that can not be used is listed with the reason', async ({ folders }) => {
  const bin = join(folders.userDataDirectory, 'bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, 'python3'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
  const path = `${bin}:${process.env['PATH'] ?? ''}`;
  const app = await launchApp({ ...folders, environment: { PATH: path } });
  const lab = new LabPage(await app.firstWindow());
  await lab.ready();
  await lab.launch.getByText(/found that can’t be used/).click();
  await expect(lab.launch.getByRole('listitem').filter({ hasText: bin })).toContainText(/\w+ \w+/);
  await closeApp(app);
});
