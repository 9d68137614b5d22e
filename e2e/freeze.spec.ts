import type { Locator, Page } from '@playwright/test';

import type { SampleBatch, WorkerSample } from '../contract/sample.ts';
import { valueFromMain } from './ask-main.ts';
import { expect, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';
import type { LabPage } from './pages/lab-page.ts';

const FINISH = { timeout: 45_000 };

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

function badge(lab: LabPage): Locator {
  return lab.liveView.getByRole('group', { name: 'Frozen picture' });
}

async function newSamples(lab: LabPage): Promise<number> {
  const [, count = ''] = /([\d,]+) new/.exec(await badge(lab).innerText()) ?? [];
  return Number(count.replaceAll(',', ''));
}

/** Clicks into the chart of the cores used; `share` of its width from the left. */
async function clickChart(lab: LabPage, share: number): Promise<void> {
  const plot = lab.liveView
    .getByRole('figure', { name: /Cores used over time/ })
    .locator('.recharts-cartesian-grid');
  const box = await plot.boundingBox();
  if (box === null) throw new Error('The chart is not drawn');
  await lab.page.mouse.click(box.x + box.width * share, box.y + box.height / 2);
}

async function pinnedS(lab: LabPage): Promise<number> {
  const title = lab.liveView.getByRole('heading', { name: /^Workers at [\d.]+ s$/ });
  return Number.parseFloat((await title.innerText()).replace('Workers at ', ''));
}

test('a frozen picture stands still while recording goes on, and jumps to now', async ({ lab }) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  const tasks = lab.tile('Tasks done');
  // What stands behind it is of how many.
  await expect(tasks).toContainText(/^\s*[1-9]/);
  await lab.liveView.getByRole('button', { name: 'Freeze' }).click();
  await expect(badge(lab)).toHaveText(/^Frozen · \d+ new samples?$/);
  const frozen = await tasks.innerText();

  await expect.poll(() => newSamples(lab)).toBeGreaterThan(0);
  const early = await newSamples(lab);
  await expect.poll(() => newSamples(lab)).toBeGreaterThan(early);
  expect(await tasks.innerText()).toBe(frozen);

  const back = lab.liveView.getByRole('button', { name: 'Jump to now' });
  await expect(back).toBeFocused();
  await back.click();
  await expect(badge(lab)).toHaveCount(0);
  await expect(tasks).not.toHaveText(frozen);
});

test('a run that ends while its picture is frozen says so, and is shown on the way back', async ({
  lab,
  page,
}) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  await expect(lab.workerRow('thread 1')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(badge(lab)).toBeVisible();
  await lab.stopButton.click();
  await expect(badge(lab)).toHaveText('Frozen · the run has ended');
  await expect(lab.state('Running')).toBeVisible();
  await page.keyboard.press('F8');
  await expect(lab.state('Cancelled')).toBeVisible();
  await expect(lab.liveView.getByRole('button', { name: 'Freeze' })).toHaveCount(0);
});

test('Esc lets go of the moment, then of the frozen picture, and only then stops the run', async ({
  lab,
  page,
}) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  await expect(lab.workerRow('thread 1')).toContainText(/\d\.\d\d/);
  await page.keyboard.press('F8');
  await expect(badge(lab)).toBeVisible();
  await clickChart(lab, 0.01);
  await expect(lab.liveView.getByRole('heading', { name: /^Workers at/ })).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(lab.liveView.getByRole('heading', { name: 'Workers', exact: true })).toBeVisible();
  await expect(badge(lab)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(badge(lab)).toHaveCount(0);
  await expect(lab.state('Running')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lab.state('Cancelled')).toBeVisible();
});

test('the table shows the pinned moment as it was recorded', async ({ lab, page }) => {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Processes');
  await lab.fill({ Tasks: 24, Limit: 900_000, Workers: 2 });
  await lab.start();
  await expect(lab.state('Completed')).toBeVisible(FINISH);
  const batches = await recordedBatches(page);
  const read = batches.filter(({ run }) => run?.workers.every(isRead) === true && run.workers[1]);
  expect(read.length).toBeGreaterThan(3);

  await clickChart(lab, 0.5);
  const axisS = (await pinnedS(lab)) * 2;
  for (const share of [0.25, 0.75]) {
    const wanted = read[Math.floor(read.length * share)];
    if (wanted === undefined) throw new Error('No such sample');
    await clickChart(lab, shareOf(wanted, batches, axisS));
    const shown = await shownTick(lab, batches);
    // The axis ends with the last sample, but for the rounding of what is shown.
    expect(Math.abs(batches.indexOf(shown) - batches.indexOf(wanted))).toBeLessThanOrEqual(1);
  }

  const mean = lab.workerRow('process 0');
  const atMoment = await mean.innerText();
  await lab.liveView.getByRole('button', { name: 'Back to the whole run' }).click();
  await expect(lab.liveView.getByRole('heading', { name: 'Workers', exact: true })).toBeVisible();
  await expect(mean).not.toHaveText(atMoment);
});

async function recordedBatches(page: Page): Promise<readonly SampleBatch[]> {
  const { recentSamples } = await valueFromMain(page, 'app:snapshot', null);
  return recentSamples.filter(({ run }) => run !== null);
}

function isRead({ coresUsed }: WorkerSample): boolean {
  return coresUsed !== null;
}

/** Where the middle of a sample lies on an axis that ends with the last one, 0 … 1. */
function shareOf(batch: SampleBatch, batches: readonly SampleBatch[], axisS: number): number {
  const endMs = batches.at(-1)?.atMs ?? NaN;
  return 1 - (endMs - batch.atMs + (batch.elapsedMs ?? 0) / 2) / 1000 / axisS;
}

/** The recorded tick whose figures are those of the table; fails when there is none. */
async function shownTick(lab: LabPage, batches: readonly SampleBatch[]): Promise<SampleBatch> {
  const shown = await shownFigures(lab);
  const found = batches.find(({ run }) => {
    const recorded = [...(run?.workers ?? [])].sort((a, b) => a.id - b.id).map(figuresOf);
    return JSON.stringify(recorded) === JSON.stringify(shown);
  });
  if (found === undefined) throw new Error(`No sample has ${JSON.stringify(shown)}`);
  return found;
}

/** Cores used, memory and tasks of each row. */
async function shownFigures(lab: LabPage): Promise<readonly (readonly string[])[]> {
  const rows = await lab.workerRows.all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.getByRole('cell').allInnerTexts();
      return [cells.at(-4) ?? '', cells.at(-2) ?? '', cells.at(-1) ?? ''];
    }),
  );
}

function figuresOf({ coresUsed, rssBytes, tasksDone }: WorkerSample): readonly string[] {
  return [
    coresUsed === null ? '–' : Math.fround(coresUsed).toFixed(2),
    rssBytes === null ? '–' : `${(rssBytes / 2 ** 20).toFixed(1)} MiB`,
    String(tasksDone),
  ];
}
