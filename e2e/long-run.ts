import { expect } from './fixtures.ts';
import type { LabPage } from './pages/lab-page.ts';

/** Starts work that ends only when it is stopped, and waits until its workers are at it. */
export async function startLongRun(
  lab: LabPage,
  runtime: 'Python' | 'Node.js',
  strategy: string,
): Promise<void> {
  await lab.chooseRuntime(runtime);
  await lab.chooseStrategy(strategy);
  await lab.fill({ Tasks: 100_000, Limit: 300_000, Workers: 2 });
  await lab.start();
  await expect(lab.state('Running')).toBeVisible();
}
