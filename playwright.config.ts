import { defineConfig } from '@playwright/test';

import { ALONE } from './e2e/alone.ts';

/** Of the package, which playwright.packaged.config.ts is for. */
const OF_THE_PACKAGE = 'packaged.spec.ts';

export default defineConfig({
  testDir: 'e2e',
  // What stands beside them as `.test.ts` needs no app.
  testMatch: '**/*.spec.ts',
  projects: [
    {
      name: 'beside',
      testIgnore: [OF_THE_PACKAGE, ...ALONE],
      outputDir: 'test-results/beside',
    },
    { name: 'alone', testMatch: [...ALONE], outputDir: 'test-results/alone' },
  ],
  // Reviewed pictures: one of a name, whatever it is made on.
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  // The app measures the machine it runs on: two at a time measure each other. Where that is of no
  // matter, scripts/e2e-phases.mjs has two.
  workers: 1,
  // A test that passes the second time has found something.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
});
