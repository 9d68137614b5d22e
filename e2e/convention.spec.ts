import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from '@playwright/test';

import { basesOfResult, type CoreBases, type CoreConvention } from '../contract/core-convention.ts';
import type { RunResult } from '../contract/run.ts';
import { valueFromMain } from './ask-main.ts';
import { closeApp, expect, test } from './fixtures.ts';
import { isKeptRun } from './kept-run.ts';
import { launchApp } from './launch-app.ts';
import { startLongRun } from './long-run.ts';
import { answerDialogs } from './native-dialogs.ts';
import { openReport } from './open-report.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { severeViolations } from './severe-violations.ts';

// They look at the same run.
test.use({ earlierRuns: 'kept' });

/** Others may use the machine as well. */
const FINISH = { timeout: 45_000 };

const TASKS = 40;

/** What each convention is called where its numbers stand. */
const CONVENTIONS = [
  { convention: 'cores', axis: 'cores used', title: 'Cores used', head: 'Mean cores' },
  {
    convention: 'of-one-core',
    axis: '% of one core',
    title: 'CPU, % of one core',
    head: 'Mean CPU, % of one core',
  },
  {
    convention: 'of-machine',
    axis: '% of machine',
    title: 'CPU, % of machine',
    head: 'Mean CPU, % of machine',
  },
  {
    convention: 'of-limit',
    axis: '% of limit',
    title: 'CPU, % of limit',
    head: 'Mean CPU, % of limit',
  },
] as const satisfies readonly {
  readonly convention: CoreConvention;
  readonly [of: string]: string;
}[];

/** By the definition, not by the app's own code. */
function written(cores: number, convention: CoreConvention, bases: CoreBases): string {
  const whole = {
    cores: 1,
    'of-one-core': 1,
    'of-machine': bases.logicalCores ?? NaN,
    'of-limit': bases.effectiveCores ?? NaN,
  }[convention];
  if (convention === 'cores') return cores.toFixed(2);
  const percent = (100 * cores) / whole;
  return `${percent > 0 && percent < 9.95 ? percent.toFixed(1) : percent.toFixed(0)} %`;
}

function choiceIn(scope: Page | Locator): Locator {
  return scope.getByRole('combobox', { name: 'Show CPU as' });
}

function chartIn(scope: Page | Locator): Locator {
  return scope.getByRole('figure', { name: /^(Cores|CPU) used over time/ });
}

/** A word or number that is drawn in a chart, not one that can be chosen beside it. */
function drawn(chart: Locator, text: string): Locator {
  return chart.locator('svg').getByText(text, { exact: true });
}

/** Where a system can confine a run, to one core: the machine and the limit are not the same then. */
async function finishRun(lab: LabPage, page: Page): Promise<RunResult> {
  await lab.ready();
  if (!(await isKeptRun(page, TASKS))) await runConfined(lab);
  const { runState } = await valueFromMain(page, 'app:snapshot', null);
  if (!('result' in runState)) throw new Error('The run has not ended.');
  return runState.result;
}

async function runConfined(lab: LabPage): Promise<void> {
  await lab.chooseRuntime('Node.js');
  await lab.chooseStrategy('Threads');
  await lab.fill({ Tasks: TASKS, Limit: 400_000, Workers: 2 });
  if (await lab.choice('Cores').isEnabled()) {
    await lab.choice('Cores').selectOption({ label: 'How many…' });
    await lab.number('How many').fill('1');
  }
  await lab.start();
  await expect(lab.result.getByText(`All ${TASKS} tasks done`)).toBeVisible(FINISH);
}

test('each convention is named and holds for chart, table and result', async ({ lab, page }) => {
  const result = await finishRun(lab, page);
  const bases = basesOfResult(result);
  const [worker] = result.workerDetails;
  const workerCores = (worker?.cpuMs ?? NaN) / (result.wallMs ?? NaN);
  const chart = chartIn(lab.liveView);
  const workers = lab.liveView.getByRole('table', { name: 'Workers' });
  for (const { convention, axis, title, head } of CONVENTIONS) {
    await choiceIn(chart).selectOption(convention);
    await expect(drawn(chart, axis)).toBeVisible();
    const total = written(result.coresUsed ?? NaN, convention, bases);
    await expect(lab.figure(title)).toContainText(total);
    await expect(workers.getByRole('columnheader', { name: head })).toBeVisible();
    const row = lab.workerRow(worker?.label ?? '');
    await expect(row).toContainText(written(workerCores, convention, bases));
    await expect(workers.getByRole('row', { name: /^Total/ })).toContainText(total);
  }
  expect(await severeViolations(page)).toEqual([]);
});

test('the axis ends at all cores, and the limit is drawn at 100 % of itself', async ({
  lab,
  page,
}) => {
  const result = await finishRun(lab, page);
  const { logicalCores } = result.machine;
  const { effectiveCores } = result;
  test.skip(effectiveCores === logicalCores, 'this system can not confine a run');
  const chart = chartIn(lab.liveView);
  await expect(drawn(chart, `${effectiveCores} allowed`)).toBeVisible();
  await choiceIn(chart).selectOption('of-machine');
  await expect(drawn(chart, '100')).toBeVisible();
  const share = written(effectiveCores, 'of-machine', basesOfResult(result));
  await expect(drawn(chart, `${share} allowed`)).toBeVisible();
  await choiceIn(chart).selectOption('of-limit');
  await expect(drawn(chart, '100 % allowed')).toBeVisible();
});

test('it survives a restart, and runs of the history hold to it', async ({ folders }) => {
  const first = await launchApp(folders);
  const before = new LabPage(await first.firstWindow());
  const result = await finishRun(before, before.page);
  await before.page.getByRole('button', { name: 'Settings' }).click();
  const settings = before.page.locator('#settings-menu');
  await choiceIn(settings).selectOption('% of the limit');
  await before.page.keyboard.press('Escape');
  await expect(choiceIn(before.liveView)).toHaveValue('of-limit');
  await closeApp(first);

  const second = await launchApp(folders);
  const history = new HistoryPage(await second.firstWindow());
  await new LabPage(history.page).ready();
  expect(await checkedInMenu(second)).toBe('cpu-as-of-limit');
  await history.show();
  await history.open(history.rows.first());
  await expect(choiceIn(history.run)).toHaveValue('of-limit');
  const term = history.run.getByRole('term').filter({ hasText: /^CPU, % of limit/ });
  await expect(term.locator('xpath=following-sibling::*[1]')).toContainText(
    written(result.coresUsed ?? NaN, 'of-limit', basesOfResult(result)),
  );
  await closeApp(second);
});

/** The entry of the View menu that has the mark. */
function checkedInMenu(app: ElectronApplication): Promise<string | undefined> {
  return app.evaluate(({ Menu }) => {
    const ids = ['cores', 'of-one-core', 'of-machine', 'of-limit'].map((name) => `cpu-as-${name}`);
    return ids.find((id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.checked === true);
  });
}

test('reports and tables that are exported hold it; JSON stays in cores', async ({
  app,
  folders,
  lab,
  page,
}) => {
  test.slow();
  const folder = join(folders.userDataDirectory, 'reports');
  const result = await finishRun(lab, page);
  await choiceIn(lab.liveView).selectOption('of-one-core');
  // At once: what was chosen a moment ago must be in it.
  await exportReport({ app, page }, folder, ['Markdown', 'Runs as CSV', 'Samples as CSV', 'JSON']);
  const names = await readdir(folder);
  const read = (ending: string) =>
    readFile(join(folder, names.find((name) => name.endsWith(ending)) ?? ending), 'utf8');
  const percent = written(result.coresUsed ?? NaN, 'of-one-core', basesOfResult(result));

  const [head = '', row = ''] = (await read('-runs.csv')).split('\r\n');
  expect(head.split(',')).not.toContain('cores_used');
  const column = head.split(',').indexOf('cpu_percent_of_one_core');
  expect(Number(row.split(',')[column])).toBeCloseTo(100 * (result.coresUsed ?? NaN), 6);
  expect((await read('-samples.csv')).split('\r\n')[0]).toContain(',cpu_percent_of_one_core,');
  expect(await read('.md')).toContain(`| CPU, % of one core | ${percent} of `);
  expect(JSON.parse(await read('.json'))).toMatchObject({ coresUsed: result.coresUsed });

  const html = names.find((name) => name.endsWith('.html')) ?? '';
  const report = await openReport(app, join(folder, html));
  const chart = chartIn(report.page);
  await expect(drawn(chart, '% of one core')).toBeVisible();
  await expect(choiceIn(report.page)).toHaveCount(0);
  const term = report.page.getByRole('term').filter({ hasText: /^CPU, % of one core/ });
  await expect(term.locator('xpath=following-sibling::*[1]')).toContainText(percent);
  expect(report.complaints).toEqual([]);
});

async function exportReport(
  { app, page }: { readonly app: ElectronApplication; readonly page: Page },
  folder: string,
  formats: readonly string[],
): Promise<void> {
  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  await answerDialogs(app, { path: folder });
  await button('Change…').click();
  await expect(dialog.getByText(folder, { exact: true })).toBeVisible();
  for (const name of formats) await dialog.getByRole('checkbox', { name, exact: true }).check();
  await button('Export').click();
  const outcome = dialog.getByRole('status').filter({ hasNotText: 'preview' });
  await expect(outcome).toContainText(`written in ${folder}`, { timeout: 60_000 });
}

test('a frozen picture is drawn anew in it; the menu chooses and follows', async ({ app, lab }) => {
  await startLongRun(lab, 'Node.js', 'Threads');
  await expect(lab.tile('Cores used now')).toContainText(/^[\d.]+\s*of/);
  await lab.liveView.getByRole('button', { name: 'Freeze' }).click();
  // By then nothing that was still to be drawn is.
  const badge = lab.liveView.getByRole('group', { name: 'Frozen picture' });
  await expect(badge).toHaveText(/[1-9]\d* new/);
  const cores = Number.parseFloat(await lab.tile('Cores used now').innerText());
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('cpu-as-of-one-core')?.click();
  });
  await expect(choiceIn(lab.liveView)).toHaveValue('of-one-core');
  const percent = Number.parseFloat(await lab.tile('CPU, % of one core').innerText());
  // The very same moment: what lies between is that both are rounded.
  expect(Math.abs(percent - 100 * cores)).toBeLessThanOrEqual(1);
  await expect(lab.tile('Corelane itself')).toContainText('of one core');
  await choiceIn(lab.liveView).selectOption('of-machine');
  await expect.poll(() => checkedInMenu(app)).toBe('cpu-as-of-machine');
  await expect(lab.tile('Corelane itself')).toContainText('of the machine');
});
