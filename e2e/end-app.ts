import type { ElectronApplication } from '@playwright/test';
import { expect } from '@playwright/test';

import { commandLineOf, descendants, isAlive } from './process-tree.ts';

/** How long the app may take to be gone with all its processes. */
const GONE_TIMEOUT_MS = 5_000;

/** A search for interpreters that is under way is not broken off; it is no run. */
const IDLE_TIMEOUT_MS = 20_000;

const INTERVALS_MS = [20, 50, 100];

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
    .poll(() => pids.filter(isAlive), {
      timeout: GONE_TIMEOUT_MS,
      intervals: INTERVALS_MS,
      message: 'processes left',
    })
    .toEqual([]);
}

/** Waits until an app in which no run goes on has no processes but its own and the guard. */
export async function expectNothingLeft(app: ElectronApplication): Promise<void> {
  const pid = app.process().pid ?? 0;
  const left = () =>
    descendants(pid)
      .filter(isAlive)
      .map((child) => commandLineOf(child))
      .filter((command) => command !== '' && !isOfTheAppItself(command));
  await expect
    .poll(left, {
      timeout: IDLE_TIMEOUT_MS,
      intervals: INTERVALS_MS,
      message: 'processes left of a test',
    })
    .toEqual([]);
}

/** Chromium's processes say of what type they are; the guard knows runs by this name. */
function isOfTheAppItself(command: string): boolean {
  return (
    / --type=[a-z-]+|crashpad_handler/.test(command) || command.includes('CORELANE_RUN_ID=$run')
  );
}
