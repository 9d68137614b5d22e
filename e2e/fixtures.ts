import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ElectronApplication, expect, type Page, test as base } from '@playwright/test';

import { launchApp, type LaunchOptions } from './launch-app.ts';
import { LabPage } from './pages/lab-page.ts';
import { descendants, isAlive } from './process-tree.ts';

/** How long the app may take to be gone with all its processes. */
const GONE_TIMEOUT_MS = 5_000;

/** Pictures and copies of every step cost the app that is tested CPU, and every test time. */
const IS_TRACED = process.env['CORELANE_TEST_TRACE'] === '1';

interface Fixtures {
  /** Folders of this test alone. */
  readonly folders: LaunchOptions;
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly lab: LabPage;
  /** What the page complained about, violations of its policy among it. */
  readonly complaints: string[];
}

export const test = base.extend<Fixtures>({
  folders: async ({}, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'corelane-e2e-'));
    await use({
      userDataDirectory: join(directory, 'data'),
      screenshotsDirectory: join(directory, 'shots'),
    });
    await rm(directory, { recursive: true, force: true });
  },

  app: async ({ folders }, use, testInfo) => {
    const app = await launchApp(folders);
    if (IS_TRACED) await app.context().tracing.start({ screenshots: true, snapshots: true });
    await use(app);
    if (IS_TRACED) await app.context().tracing.stop({ path: testInfo.outputPath('trace.zip') });
    await closeApp(app);
  },

  page: async ({ app }, use) => {
    await use(await app.firstWindow());
  },

  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await use(complaints);
  },

  lab: async ({ page, complaints }, use) => {
    await use(new LabPage(page));
    expect(complaints).toEqual([]);
  },
});

/** Ends the app and sees that nothing of it is left, neither its own processes nor a run's. */
export async function closeApp(app: ElectronApplication): Promise<void> {
  const { pid } = app.process();
  const pids = pid === undefined ? [] : [pid, ...descendants(pid)];
  await app.close();
  await expectGone(pids);
}

/** Waits until none of these processes runs any more. */
export async function expectGone(pids: readonly number[]): Promise<void> {
  await expect
    .poll(() => pids.filter(isAlive), { timeout: GONE_TIMEOUT_MS, message: 'processes left' })
    .toEqual([]);
}

export { expect };
