import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineConfig, type TestUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rooms whose tests start run hosts or the whole command line: what goes wrong there ends with its file. */
const ROOMS_OF_PROCESSES = [
  'main/attach/**/*.test.ts',
  'main/cli/**/*.test.ts',
  'main/lab/**/*.test.ts',
  'main/run-hosts/**/*.test.ts',
  'workloads/node/**/*.test.{mjs,ts}',
  'workloads/launcher/**/*.test.mjs',
];

const OTHER_ROOMS = [
  'contract/**/*.test.ts',
  'e2e/**/*.test.ts',
  'main/**/*.test.ts',
  'preload/**/*.test.ts',
  'renderer/**/*.test.{ts,tsx}',
  'scripts/**/*.test.{mjs,ts}',
  'bench/**/*.test.mjs',
];

/** The longest ones: one of them begun last would leave a core idle for minutes. */
const LONGEST_FIRST = [
  'main/lab/catalogue-runs',
  'workloads/node/task-errors',
  'workloads/node/strategies',
  'main/lab/killed-app',
  'workloads/node/gauges',
  'workloads/node/ending',
  'conformance/real-hosts',
  'conformance/broken-hosts',
  'workloads/node/hand-over',
  'main/lab/killed-workers',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rank(a) - rank(b));
  }
}

/** Those that share a worker come last, one after the other: it ends where another kind of file is next. */
function rank({ moduleId, project }: TestSpecification): number {
  const place = LONGEST_FIRST.findIndex((name) => moduleId.includes(name));
  if (place >= 0) return place;
  return project.config.isolate ? LONGEST_FIRST.length : LONGEST_FIRST.length + 1;
}

/** A file that puts others in the place of modules needs modules of its own. */
function filesWithMockedModules(): string[] {
  return ['main', 'preload', 'renderer'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.test\.tsx?$/.test(name))
      .map((name) => join(folder, name).replaceAll('\\', '/'))
      .filter((file) => /vi\.(doM|m)ock\(|resetModules/.test(readFileSync(file, 'utf8'))),
  );
}

const ALONE = [...ROOMS_OF_PROCESSES, ...filesWithMockedModules()];

const common: TestUserConfig = {
  // The colours of the window are tested as they are written.
  css: { include: [/styles\/.+\.css/] },
  // What tests keep must not land in the history of whoever runs them.
  env: { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), 'corelane-test-data-')) },
  // For what hangs: no test means this. Random input takes eight seconds here, and machines can be much slower.
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    // Several suites start real processes; two cores carry two files at a time.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { ...common, name: 'alone', include: ALONE } },
      // Most files take less time than an engine of their own to run them in.
      {
        test: {
          ...common,
          name: 'together',
          isolate: false,
          setupFiles: ['scripts/tidy-after-test-file.mjs'],
          include: OTHER_ROOMS,
          exclude: ALONE,
        },
      },
    ],
  },
});
