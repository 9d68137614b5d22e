import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ElectronApplication, expect, type Page, test as base } from '@playwright/test';

import { closeApp, expectGone } from './end-app.ts';
import { launchApp, type LaunchOptions } from './launch-app.ts';
import { LabPage } from './pages/lab-page.ts';
import { type EarlierRuns, listenForComplaints, SharedApp } from './shared-app.ts';

/** Pictures and copies of every step cost the app that is tested CPU, and every test time. */
const IS_TRACED = process.env['CORELANE_TEST_TRACE'] === '1';

interface Options {
  /** Whether the app is this test's alone: what is done to it can't be undone, or is its end. */
  readonly startsOwnApp: boolean;
  readonly earlierRuns: EarlierRuns;
}

interface Fixtures {
  /** Folders of this test alone; that of the screenshots is the app's, which empties it. */
  readonly folders: LaunchOptions;
  /** Shared with other tests, and as after a first start, unless the options above say otherwise. */
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly lab: LabPage;
  /** What the page complained about, violations of its policy among it. */
  readonly complaints: string[];
}

interface WorkerFixtures {
  readonly sharedApp: SharedApp;
}

export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  startsOwnApp: [false, { option: true }],
  earlierRuns: ['none', { option: true }],

  sharedApp: [
    async ({}, use) => {
      const shared = await SharedApp.open();
      await use(shared);
      await shared.close();
    },
    { scope: 'worker' },
  ],

  folders: async ({ sharedApp, startsOwnApp }, use) => {
    const directory = await mkdtemp(join(tmpdir(), 'corelane-e2e-'));
    const userDataDirectory = join(directory, 'data');
    await mkdir(userDataDirectory);
    const own = join(directory, 'shots');
    const screenshotsDirectory = startsOwnApp ? own : sharedApp.screenshotsDirectory;
    await use({ userDataDirectory, screenshotsDirectory });
    await rm(directory, { recursive: true, force: true });
  },

  app: async ({ folders, sharedApp, startsOwnApp, earlierRuns }, use, testInfo) => {
    const { environment = {} } = folders;
    const app = startsOwnApp
      ? await launchApp(folders)
      : await sharedApp.prepare({ earlierRuns, environment, file: testInfo.file });
    const { tracing } = app.context();
    if (IS_TRACED) await tracing.start({ screenshots: true, snapshots: true });
    await use(app);
    if (IS_TRACED) await tracing.stop({ path: testInfo.outputPath('trace.zip') });
    await (startsOwnApp ? closeApp(app) : sharedApp.settle());
  },

  page: async ({ app }, use) => {
    await use(await app.firstWindow());
  },

  complaints: async ({ page, sharedApp, startsOwnApp }, use) => {
    await use(startsOwnApp ? listenForComplaints(page) : sharedApp.complaints);
  },

  lab: async ({ page, complaints }, use) => {
    await use(new LabPage(page));
    expect(complaints).toEqual([]);
  },
});

export { closeApp, expect, expectGone };
