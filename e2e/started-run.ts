import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

import type { AppSnapshot } from '../contract/ipc.ts';

/** Of the run that goes on or was last; `null`: there has been none. */
function runIdInMain(page: Page): Promise<string | null> {
  // The rest of the answer need not come to the test.
  return page.evaluate(async () => {
    const { corelane } = globalThis as unknown as {
      corelane: { request(name: string, argument: null): Promise<{ value: AppSnapshot }> };
    };
    const { runState } = (await corelane.request('app:snapshot', null)).value;
    return runState.state === 'idle' ? null : runState.run.runId;
  });
}

/**
 * Starts a run by a user's own means and waits until it stands in the place of the one before: what is
 * looked for after that is of the new one. Main tells the page of a run before it answers any more.
 */
export async function untilStarted(page: Page, start: () => Promise<void>): Promise<void> {
  const before = await runIdInMain(page);
  await start();
  await expect
    .poll(() => runIdInMain(page), { intervals: [20, 50, 100], message: 'no run was started' })
    .not.toBe(before);
}
