import { expect } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';

/** Runs a little work of two threads to its end. Another number of tasks tells it from the one before. */
export async function finishShortRun(lab: LabPage, tasks = 4): Promise<void> {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: tasks, Limit: 20_000, Workers: 2 });
  await lab.start();
  await expect(lab.result.getByText(`All ${tasks} tasks done`)).toBeVisible();
}
