import { expect } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';

/** Runs a little work of two threads to its end. */
export async function finishShortRun(lab: LabPage, limit = 20_000): Promise<void> {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: 4, Limit: limit, Workers: 2 });
  await lab.runButton.click();
  await expect(lab.result.getByText('All 4 tasks done')).toBeVisible();
}
