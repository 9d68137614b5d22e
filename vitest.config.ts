import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The colours of the window are tested as they are written.
    css: { include: [/styles\/.+\.css/] },
    include: [
      'contract/**/*.test.ts',
      'e2e/**/*.test.ts',
      'main/**/*.test.ts',
      'preload/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'workloads/node/**/*.test.{mjs,ts}',
      'workloads/launcher/**/*.test.mjs',
      'scripts/**/*.test.{mjs,ts}',
      'bench/**/*.test.mjs',
    ],
    // Several suites start real processes; two cores carry two files at a time.
    maxWorkers: 2,
    // What tests keep must not land in the history of whoever runs them.
    env: { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), 'corelane-test-data-')) },
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
