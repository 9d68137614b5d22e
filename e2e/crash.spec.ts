import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { expect, test } from './fixtures.ts';
import { executablePath, startArguments } from './launch-app.ts';

interface ProbeOutcome {
  readonly isStarted: boolean;
  /** Text of the page while the run was on, before the crash and after it. */
  readonly before: string;
  readonly after: string;
}

/** Pids of process workers, as the table shows them. */
function shownPids(pageText: string): readonly string[] {
  return [...pageText.matchAll(/process \d+\s+process\s+(\d+)/g)].map(([, pid]) => pid ?? '');
}

test('a crashed page comes back while the run goes on', async ({ folders }) => {
  const probe = join(import.meta.dirname, 'crash-probe.cjs');
  const app = spawn(executablePath(), ['-r', probe, ...startArguments(folders)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(app, 'exit');
  const { isStarted, before, after } = JSON.parse(await text(app.stdout)) as ProbeOutcome;
  expect(isStarted).toBe(true);
  expect(shownPids(before)).toHaveLength(2);
  expect(shownPids(after)).toEqual(shownPids(before));
  // It has not seen that itself.
  expect([before, after].map((text) => text.includes('work starts'))).toEqual([true, true]);
  expect(await exited).toEqual([0, null]);
});
