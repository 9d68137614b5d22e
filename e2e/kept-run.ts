import type { Page } from '@playwright/test';

import { valueFromMain } from './ask-main.ts';
import { LATEST_RUN } from './history-queries.ts';

/** Whether a test before this one in its file has finished a run of so many tasks, which is still shown. */
export async function isKeptRun(page: Page, tasks: number): Promise<boolean> {
  const { runState } = await valueFromMain(page, 'app:snapshot', null);
  if (runState.state !== 'completed') return false;
  const { entries } = await valueFromMain(page, 'history:list', LATEST_RUN);
  const isInHistory = entries[0]?.id === runState.run.runId;
  return isInHistory && runState.run.request.parameters['tasks'] === tasks;
}
