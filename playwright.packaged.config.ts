import { defineConfig } from '@playwright/test';

import base from './playwright.config.ts';

/** Of the package: what only it has, and what must hold in it as well. */
export default defineConfig({
  ...base,
  // Not where those of the others lie, which would be cleared away.
  outputDir: 'test-results/packaged',
  testIgnore: [],
  // The second is the same app as unpacked, and held there every day.
  testMatch:
    process.env['CORELANE_TEST_ALL'] === '1'
      ? ['packaged.spec.ts', 'security.spec.ts']
      : ['packaged.spec.ts'],
});
