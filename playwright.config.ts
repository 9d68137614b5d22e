import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'e2e',
  // Of the package, which playwright.packaged.config.ts is for.
  testIgnore: ['packaged.spec.ts'],
  // What stands beside them as `.test.ts` needs no app.
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  // Reviewed pictures: one of a name, whatever it is made on.
  snapshotPathTemplate: '{testDir}/visual/{arg}{ext}',
  // The app measures the machine it runs on: two at a time would measure each other.
  workers: 1,
  // A test that passes the second time has found something.
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
});
