import type { Locator, Page } from '@playwright/test';

import type { TaskTimes } from '../contract/task-times.ts';
import { valueFromMain } from './ask-main.ts';
import { expect, test } from './fixtures.ts';
import { isKeptRun } from './kept-run.ts';
import type { LabPage } from './pages/lab-page.ts';
import { severeViolations } from './severe-violations.ts';

// They look at the same run.
test.use({ earlierRuns: 'kept' });

/** The timeline of the run in front, as its user names things. */
class TimelinePage {
  readonly panel: Locator;
  readonly moment: Locator;
  /** Which part of the time is shown. */
  readonly shown: Locator;
  readonly selected: Locator;
  readonly shares: Locator;

  constructor(page: Page) {
    this.panel = page.getByRole('region', { name: 'Timeline' });
    this.moment = this.panel.getByRole('slider', { name: 'Moment of the run' });
    this.shown = this.panel.getByRole('group', { name: 'Time shown' }).getByRole('status');
    this.selected = this.panel.getByRole('region', { name: 'Selected time' });
    this.shares = this.panel.getByRole('table', { name: /^Time of each worker/ });
  }

  figure(label: string): Locator {
    const term = this.selected.getByRole('term').filter({ hasText: label });
    return term.locator('xpath=following-sibling::*[1]');
  }

  async shownSeconds(): Promise<readonly [number, number]> {
    const [startS = NaN, endS = NaN] = ((await this.shown.textContent()) ?? '')
      .split('–')
      .map(Number.parseFloat);
    return [startS, endS];
  }
}

/** Others may use the machine as well. */
const FINISH = { timeout: 45_000 };

const TASKS = 60;

/** A second or so of work of two threads: long enough for samples, and most of the run on a busy machine too. */
async function finishRun(lab: LabPage): Promise<void> {
  await lab.ready();
  if (await isKeptRun(lab.page, TASKS)) return;
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Thread pool');
  await lab.fill({ Tasks: TASKS, Limit: 400_000, Workers: 2 });
  await lab.start();
  await expect(lab.result.getByText(`All ${TASKS} tasks done`)).toBeVisible(FINISH);
}

async function tasksOfRun(page: Page): Promise<{ readonly startupMs: number; times: TaskTimes }> {
  const { runState } = await valueFromMain(page, 'app:snapshot', null);
  if (!('result' in runState)) throw new Error('The run has not ended.');
  const { runId, startupMs } = runState.result;
  const times = await page.evaluate(async (id) => {
    const { corelane } = globalThis as unknown as {
      corelane: { request(name: string, argument: unknown): Promise<{ value: TaskTimes }> };
    };
    const { value } = await corelane.request('tasks:of-run', id);
    // Typed arrays do not cross to the test.
    return JSON.stringify({ ...value, ...plainColumns(value) });

    function plainColumns({ worker, queuedNs, startedNs, finishedNs, receivedNs }: TaskTimes) {
      return {
        worker: [...worker],
        queuedNs: [...queuedNs],
        startedNs: [...startedNs],
        finishedNs: [...finishedNs],
        receivedNs: [...receivedNs],
      };
    }
  }, runId);
  return { startupMs: startupMs ?? NaN, times: JSON.parse(times) as TaskTimes };
}

test('shows a lane for each worker, and zooms by wheel, by key and by button', async ({
  lab,
  page,
}) => {
  const timeline = new TimelinePage(page);
  await finishRun(lab);
  await expect(timeline.panel.getByText(/^thread \d+$/).first()).toBeVisible();
  await expect(timeline.shares.getByRole('rowheader')).toHaveText(
    await lab.workerRows.getByRole('rowheader').allTextContents(),
  );
  const [, wholeS] = await timeline.shownSeconds();

  await timeline.moment.scrollIntoViewIfNeeded();
  await timeline.moment.hover();
  await page.mouse.wheel(0, -400);
  await expect.poll(async () => (await timeline.shownSeconds())[0]).toBeGreaterThan(0);
  const [fromS, toS] = await timeline.shownSeconds();
  expect(toS - fromS).toBeLessThan(wholeS * 0.6);

  await timeline.moment.press('f');
  await expect.poll(() => timeline.shownSeconds()).toEqual([0, wholeS]);
  await timeline.moment.press('+');
  await expect.poll(async () => (await timeline.shownSeconds())[1]).toBeLessThan(wholeS);
  await timeline.panel.getByRole('button', { name: 'Show the whole run' }).click();
  await expect.poll(() => timeline.shownSeconds()).toEqual([0, wholeS]);
});

test('tells the figures of a part that is selected by keyboard', async ({ lab, page }) => {
  const timeline = new TimelinePage(page);
  await finishRun(lab);
  await timeline.moment.press('Home');
  await timeline.moment.press('Shift+End');
  await expect(timeline.figure('Tasks ended')).toHaveText(String(TASKS));

  // Half of it: from the middle to the end.
  await timeline.moment.press('Escape');
  await expect(timeline.selected).toBeHidden();
  await timeline.moment.press('Home');
  for (let page10 = 0; page10 < 5; page10 += 1) await timeline.moment.press('PageUp');
  const middleS = Number(await timeline.moment.getAttribute('aria-valuenow'));
  const wholeS = Number(await timeline.moment.getAttribute('aria-valuemax'));
  await timeline.moment.press('Shift+End');

  const { startupMs, times } = await tasksOfRun(page);
  const endsS = Array.from(times.finishedNs, (ns) => startupMs / 1000 + ns / 1e9);
  const inRange = endsS.filter((endS) => endS > middleS && endS <= wholeS);
  expect(inRange.length).toBeGreaterThan(0);
  expect(inRange.length).toBeLessThan(TASKS);
  await expect(timeline.figure('Tasks ended')).toHaveText(String(inRange.length));
  const runMs = Array.from(
    times.finishedNs,
    (ns, task) => (ns - (times.startedNs[task] ?? NaN)) / 1e6,
  )
    .filter((_, task) => (endsS[task] ?? 0) > middleS)
    .sort((left, right) => left - right);
  const median = runMs[Math.ceil(runMs.length / 2) - 1] ?? NaN;
  const [p50 = ''] = ((await timeline.figure('Run time').textContent()) ?? '').split(' / ');
  expect(Math.abs(Number.parseFloat(p50) / median - 1)).toBeLessThan(0.01);

  // A Node.js host tells when it has a result.
  expect(times.receivedNs.every((ns, task) => ns >= (times.finishedNs[task] ?? NaN))).toBe(true);
  await expect(timeline.figure('Transfer p50')).toHaveText(/^\d.* \/ \d/);
});

test('pins a moment, and has no severe barriers', async ({ lab, page }) => {
  const timeline = new TimelinePage(page);
  await finishRun(lab);
  await timeline.moment.focus();
  await page.keyboard.press('End');
  // To the middle: the last tick may have ended before the work did.
  for (let tenth = 0; tenth < 5; tenth += 1) await page.keyboard.press('PageDown');
  await expect(timeline.moment).toHaveAttribute('aria-valuetext', /cores used, \d+ tasks ended/);
  await page.keyboard.press('Enter');
  const letGo = timeline.panel.getByRole('button', { name: /^Pinned at/ });
  await expect(letGo).toBeVisible();
  expect(await severeViolations(page)).toEqual([]);
  await letGo.click();
  await expect(letGo).toBeHidden();
});

test('a page that comes long after the run shows the same time', async ({ lab, page }) => {
  const timeline = new TimelinePage(page);
  await finishRun(lab);
  await page.reload();
  await lab.ready();
  const { startupMs, times } = await tasksOfRun(page);
  const workEndS = startupMs / 1000 + Math.max(...times.finishedNs) / 1e9;
  // What follows the work is putting the workers away, and less than a tick.
  const endS = Number(await timeline.moment.getAttribute('aria-valuemax'));
  expect(endS).toBeGreaterThanOrEqual(workEndS - 0.01);
  expect(endS - workEndS).toBeLessThan(workEndS / 2);
});
