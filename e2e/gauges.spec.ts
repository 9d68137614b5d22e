import type { Page } from '@playwright/test';

import type { Recording } from '../contract/recording.ts';
import { valueFromMain } from './ask-main.ts';
import { expect, test } from './fixtures.ts';
import { LATEST_RUN } from './history-queries.ts';
import type { LabPage } from './pages/lab-page.ts';

const FINISH = { timeout: 45_000 };

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

/** Runs Node threads for some ticks; they are told from each other by their number of tasks. */
async function runThreads(lab: LabPage, tasks: number): Promise<void> {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: tasks, Limit: 400_000, Workers: 2 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  await expect(lab.result).toContainText(`All ${tasks} tasks done in`);
}

async function latestRecording(page: Page): Promise<Recording> {
  const { entries } = await valueFromMain(page, 'history:list', LATEST_RUN);
  return (await valueFromMain(page, 'history:open-run', entries[0]?.id ?? '')).recording;
}

/** All that was read of a figure of the workers. */
function known({ workers }: Recording, name: string): readonly number[] {
  return workers.flatMap(({ columns }) => [
    ...Object.values(columns[name] ?? []).filter((value) => !Number.isNaN(value)),
  ]);
}

/** Milliseconds of a time with three digits: `343 ms`, `1.20 s`. */
function toMs(text: string): number {
  return Number.parseFloat(text) * (text.endsWith(' ms') ? 1 : 1000);
}

/** How many samples of the latest run tell a figure of a worker. */
async function knownSamples(page: Page): Promise<Record<string, number>> {
  const recording = await latestRecording(page);
  const names = ['loopUtilisation', 'loopDelayMs', 'heapUsedBytes', 'tasksDone'];
  return Object.fromEntries(names.map((name) => [name, known(recording, name).length]));
}

test('a run that is watched tells of its event loops, one that is drawn at its end does not', async ({
  lab,
  page,
}) => {
  await runThreads(lab, 40);
  const watched = await knownSamples(page);
  expect(watched['loopUtilisation']).toBeGreaterThan(0);
  expect(watched['loopDelayMs']).toBeGreaterThan(0);
  expect(watched['heapUsedBytes']).toBeGreaterThan(0);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('checkbox', { name: 'Draw a run only when it has ended' }).check();
  await page.keyboard.press('Escape');
  await runThreads(lab, 41);
  const quiet = await knownSamples(page);
  expect(quiet).toMatchObject({ loopUtilisation: 0, loopDelayMs: 0, heapUsedBytes: 0 });
  expect(quiet['tasksDone']).toBeGreaterThan(0);
});

test('the gauges name an event loop that its tasks block, over the work and at a moment', async ({
  lab,
  page,
}) => {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Async');
  await lab.fill({ Tasks: 30, Limit: 600_000, Workers: 4 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  const gauges = page.getByRole('region', { name: 'Contention' });
  const delay = gauges.getByRole('listitem').filter({ hasText: 'Event-loop delay' });
  await expect(gauges).toContainText('over all the work');
  await expect(delay).toContainText('in the way');
  const recorded = known(await latestRecording(page), 'loopDelayMs');
  const shownMs = toMs(await delay.locator('strong').innerText());
  expect(recorded.filter((delayMs) => Math.abs(delayMs / shownMs - 1) < 0.006)).not.toEqual([]);
  await expect(gauges.getByRole('heading', { name: /GIL/ })).toHaveCount(0);

  await lab.liveView.getByRole('slider', { name: 'Moment of the run' }).click();
  await expect(gauges).toContainText(/at \d+\.\d\d s/);
  await page.keyboard.press('Escape');
  await expect(gauges).toContainText('over all the work');
});
