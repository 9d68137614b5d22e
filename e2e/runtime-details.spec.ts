import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { answerDialogs, askedQuestions } from './native-dialogs.ts';
import { ProgramForm } from './pages/program-form.ts';

/** A loop that is kept busy by one callback after another. */
const BLOCKING = `
const end = Date.now() + 4000;
const timer = setInterval(() => {
  const until = Date.now() + 150;
  while (Date.now() < until);
  if (Date.now() > end) clearInterval(timer);
}, 160);
`;

/** Threads that take turns under the GIL. */
const THREADS = `
import threading, time
end = time.monotonic() + 4
def spin():
    while time.monotonic() < end: pass
threads = [threading.Thread(target=spin) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
`;

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

async function script(folder: string, name: string, text: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function gauge(page: Page, name: string) {
  const panel = page.getByRole('region', { name: /^Contention/ });
  return panel.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
}

test.beforeEach(({}, testInfo) => {
  testInfo.setTimeout(90_000);
});

test('a Node.js program tells of its event loop where it is asked', async ({
  app,
  page,
  lab,
  folders,
}) => {
  const path = await script(folders.userDataDirectory, 'blocking.cjs', BLOCKING);
  const form = new ProgramForm(page, 'Launch');
  await form.open();
  await form.command.fill(`'${process.execPath}' '${path}'`);
  await form.openMore();
  await form.check('Ask the runtime too (adds cost)').check();
  await answerDialogs(app, { agrees: true });
  await form.start();
  await expect(lab.state('Running')).toBeVisible();
  const [question] = await askedQuestions(app);
  expect(question?.detail).toContain('Runtime details: adds to NODE_OPTIONS');
  await expect(gauge(page, 'Event-loop delay')).toContainText(/\d ms at most/, { timeout: 20_000 });
  await expect(lab.liveView).toContainText('runtime details on: adds cost');

  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
  await expect(gauge(page, 'Event-loop utilisation')).toContainText(/\d\d % of the time/);
  await expect(lab.result).toContainText('Runtime details: on, which adds cost');
  await expect(lab.result).toContainText(/Event loop: late by \d+ ms \(p99\)/);
});

test('threads of a Python program that nobody prepared have the estimate of the GIL', async ({
  app,
  page,
  lab,
  folders,
}) => {
  const path = await script(folders.userDataDirectory, 'threads.py', THREADS);
  const form = new ProgramForm(page, 'Launch');
  await form.open();
  await form.command.fill(`python3 '${path}'`);
  await answerDialogs(app, { agrees: true });
  await form.start();
  await expect(lab.state('Completed')).toBeVisible({ timeout: 30_000 });
  await expect(gauge(page, 'GIL, an estimate')).toContainText(/cores together/);
  await expect(gauge(page, 'GIL, an estimate')).toContainText(/threads of one process, blocked/);
  await expect(gauge(page, 'Event-loop delay')).toHaveCount(0);
  await expect(lab.result).toContainText(/Interpreters: Python 3\.\d+/);
  await expect(lab.result).not.toContainText('Runtime details');
});
