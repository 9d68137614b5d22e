import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from '@playwright/test';

import { CorelaneCli } from './corelane-cli.ts';
import { figureDrawing } from './figure-drawing.ts';
import { closeApp, expect, test } from './fixtures.ts';
import { launchApp } from './launch-app.ts';
import { type OpenedReport, openReport } from './open-report.ts';
import { HistoryPage } from './pages/history-page.ts';
import { LabPage } from './pages/lab-page.ts';
import { readImage } from './read-image.ts';
import { readPdf } from './read-pdf.ts';
import { severeViolations } from './severe-violations.ts';

const HOSTILE = `</script><img src=x onerror="pwned=1">'"&\u2028\u202Etxt.exe 🚀 ${'x'.repeat(10_000)}`;

const EXAMPLES = join(import.meta.dirname, '..', 'docs', 'examples');

/** Two marks, more lines than are shown, markup, and orders to a terminal. */
const PROGRAM = `echo corelane:mark load; seq -f 'row %g <b>' 300; sleep 1; echo corelane:mark compute; sleep 2
printf '\\033[31mred\\033[0m \\007\\n' >&2`;

const WORK = ['--workload', 'primes', '--tasks', '40', '--size', '150000'];

let home = '';
let cli: CorelaneCli;
let app: ElectronApplication;
let history: HistoryPage;

function file(name: string): string {
  return join(home, name);
}

test.beforeAll(async () => {
  test.slow();
  home = await mkdtemp(join(tmpdir(), 'corelane-report-'));
  cli = new CorelaneCli(home);
  await cli.output('exec', '--marks', '--', 'sh', '-c', PROGRAM);
  await cli.output('report', 'last', '--html', 'program.html');
  await cli.output(
    'compare',
    ...WORK,
    ...['--strategies', 'sequential,threads', '--runtimes', 'node', '--workers', '2'],
    ...['--repeats', '2', '--warmups', '0', '--cool-down', '0'],
  );
  await cli.output('report', 'last', '--html', 'experiment.html', '--pdf', 'experiment.pdf');
  // Long enough for a curve however quick the machine is.
  await cli.output(
    'run',
    ...['--workload', 'sleep', '--tasks', '30', '--size', '100'],
    ...['--strategy', 'threads', '--runtime', 'node', '--workers', '2', '--tick', '100'],
  );
  await cli.output('report', 'last', '--html', 'run.html', '--png', 'png', '--svg', 'svg');
  app = await launchApp(cli.launchOptions);
  history = new HistoryPage(await app.firstWindow());
  await new LabPage(history.page).ready();
  await history.show();
});

test.afterAll(async () => {
  await closeApp(app);
  await rm(home, { recursive: true, force: true });
});

async function whileOpen(name: string, look: (report: OpenedReport) => Promise<void>) {
  const report = await openReport(app, file(name));
  await look(report);
  expect(report.complaints).toEqual([]);
  expect(report.requests).toEqual([]);
  await report.page.close();
}

/** Open, then gone again. */
async function whileReopened(kind: 'run' | 'experiment', look: () => Promise<void>) {
  const row = kind === 'experiment' ? history.row('Experiment') : history.rows.first();
  await history.open(row);
  await expect(kind === 'run' ? history.run : history.experiment).toBeVisible();
  await look();
  await history.back();
}

function figureIn(scope: Page | Locator, name: string): Locator {
  return scope.getByRole('figure', { name });
}

/** What stands under a heading of a report. */
function section(page: Page, title: string): Locator {
  const heading = page.getByRole('heading', { name: title, exact: true });
  return page.locator('section').filter({ has: heading });
}

test('the report of a run draws the paths and numbers of the window', async () => {
  await whileReopened('run', async () => {
    const shown = await figureDrawing(figureIn(history.run, 'Cores used over time'));
    const result = history.run.getByRole('region', { name: 'Result' });
    const numbers = await result.getByRole('definition').allInnerTexts();
    const workers = await history.run.getByRole('table', { name: 'Workers' }).innerText();
    await whileOpen('run.html', async ({ page }) => {
      expect(await figureDrawing(figureIn(page, 'Cores used over time'))).toEqual(shown);
      const reported = section(page, 'Result').getByRole('definition');
      expect(await reported.allInnerTexts()).toEqual(numbers);
      expect(await page.getByRole('table', { name: 'Workers' }).innerText()).toBe(workers);
    });
    expect(shown.flatMap(({ paths }) => paths).join('')).toMatch(/M[\d.]+,[\d.]+L/);
  });
});

test('the report of a run has the gauges and the timeline of the window', async () => {
  await whileReopened('run', async () => {
    const shown = await contention(history.run);
    const tables = await timelineTables(history.run);
    await whileOpen('run.html', async ({ page }) => {
      await expect(figureIn(page, 'Timeline').getByRole('img')).toBeVisible();
      const lanes = figureIn(page, 'Timeline').getByText(/^thread \d+$/);
      await expect(lanes.first()).toBeVisible();
      expect(await timelineTables(page)).toEqual(tables);
      const reported = await contention(page);
      expect(reported.map(({ name, value }) => [name, value])).toEqual(
        shown.map(({ name, value }) => [name, value]),
      );
      // The command line times its runs, and asks nothing of their loops.
      const loop = reported.find(({ name }) => name.startsWith('Event-loop delay'));
      expect(loop?.text).toContain('Not measured: the run was timed');
    });
  });
});

test('the report of a program has its phases, the end of its output, and names for its parts', async () => {
  await whileOpen('program.html', async ({ page }) => {
    const phases = page.getByRole('table', { name: 'Phases, by the program’s marks' });
    await expect(phases.getByRole('rowheader')).toHaveText(['load', 'compute']);
    const timeline = figureIn(page, 'Timeline');
    await expect(timeline.locator('text', { hasText: 'compute' })).toBeVisible();
    await expect(timeline.getByText('Queue wait')).toHaveCount(0);
    const output = section(page, 'Output');
    const shown = await output.locator('pre').allInnerTexts();
    const lines = shown[0]?.trimEnd().split('\n') ?? [];
    expect(lines).toHaveLength(100);
    expect(lines.slice(-2)).toEqual(['row 300 <b>', 'corelane:mark compute']);
    expect(shown[1]?.trimEnd()).toBe('red ␇');
    await expect(
      output.getByText(/^The last 100 lines of [\d.]+ .*outputs\/[0-9a-f-]+\/stdout\.$/),
    ).toBeVisible();
    const legend = figureIn(page, 'Cores used over time').getByRole('list');
    await expect(legend.getByText('The program', { exact: true })).toBeVisible();
    await expect(legend.getByText('Our workers')).toHaveCount(0);
    const cores = page.getByRole('group', { name: 'Each core, on average' });
    await expect(cores).toContainText(/\d %/);
  });
});

async function timelineTables(scope: Page | Locator): Promise<readonly string[]> {
  const names = ['Time of each worker, whole run', 'Busy share of each core, whole run'];
  return Promise.all(names.map((name) => scope.getByRole('table', { name }).innerText()));
}

/** Each gauge with its large number. */
async function contention(scope: Page | Locator) {
  const cards = scope.getByRole('region', { name: /^Contention/ }).getByRole('listitem');
  const all = await cards.all();
  return Promise.all(
    all.map(async (card) => ({
      name: await card.getByRole('heading').innerText(),
      value: await card.getByRole('paragraph').first().innerText(),
      text: await card.innerText(),
    })),
  );
}

test('the timeline is a figure that stands alone', async () => {
  const names = await readdir(file('svg'));
  const name = names.find((each) => each.includes('timeline')) ?? '';
  const text = await readFile(join(file('svg'), name), 'utf8');
  for (const words of [
    '>Timeline<',
    '>seconds since start<',
    '>Blocked<',
    '>thread 0<',
    '>Core 0<',
  ])
    expect(text).toContain(words);
  // The cells of the cores lie inside it.
  expect(text).toMatch(/<image [^>]*href="data:image\/png;base64,/);
});

test('the report of an experiment draws the paths and numbers of the window', async () => {
  await whileReopened('experiment', async () => {
    const names = ['Median work time', 'Cores used and memory over time'];
    const shown = await Promise.all(
      names.map((name) => figureDrawing(figureIn(history.experiment, name))),
    );
    const table = history.experiment.getByRole('table', { name: 'Configurations' });
    const numbers = await table.innerText();
    await whileOpen('experiment.html', async ({ page }) => {
      const reported = names.map((name) => figureDrawing(figureIn(page, name)));
      expect(await Promise.all(reported)).toEqual(shown);
      expect(await page.getByRole('table', { name: 'Configurations' }).innerText()).toBe(numbers);
    });
  });
});

for (const name of ['run.html', 'experiment.html']) {
  test(`${name} has no severe barriers, light and dark`, async () => {
    await whileOpen(name, async ({ page }) => {
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        expect(await severeViolations(page)).toEqual([]);
      }
    });
  });
}

test('the PDF has pages whose text can be selected', async () => {
  const { pages, text, isTagged } = await readPdf(file('experiment.pdf'));
  expect(pages).toBeGreaterThanOrEqual(2);
  for (const words of ['Conclusion', 'Medianworktime', `Page1of${pages}`]) {
    expect(text).toContain(words);
  }
  expect(isTagged).toBe(true);
});

test('the PDF has letters of fonts, and no drawings in their place', async () => {
  // With a scaling chart, some of whose letters have an outline on the screen.
  await cli.output('report', join(EXAMPLES, 'experiment.json'), '--pdf', 'example.pdf');
  const { fonts, text } = await readPdf(file('example.pdf'));
  expect(text).toContain('logicalcores');
  const names = fonts.map(({ name }) => name.replace(/^[A-Z]+\+/, ''));
  for (const weight of ['Regular', 'Medium', 'SemiBold'])
    expect(names).toContain(`Inter-${weight}`);
  expect(fonts.filter(({ kind }) => kind === 'Type3')).toEqual([]);
});

test('every figure is a picture with its run inside, sharp at three times the size', async () => {
  const [svg = '', ...others] = (await readdir(file('svg'))).sort();
  expect([svg, ...others].some((name) => name.includes('cores-used'))).toBe(true);
  const text = await readFile(join(file('svg'), svg), 'utf8');
  expect(text).toMatch(
    />[^<]+: Threads × 2, Node\.js [^<]+ · Run [^<]+ · \d{4}-\d\d-\d\d · Corelane \d/,
  );
  expect(text).not.toMatch(/<script|<foreignObject|https?:(?!\/\/www\.w3\.org\/2000\/svg)|var\(/);

  await cli.output('report', 'last', '--png', 'png3', '--scale', '3');
  const names = (await readdir(file('png'))).sort();
  expect(names.length).toBe(others.length + 1);
  for (const name of names) {
    const once = await readImage(join(file('png'), name));
    const thrice = await readImage(join(file('png3'), name.replace('.png', '@3x.png')));
    expect(once.colours).toBeGreaterThan(30);
    expect(thrice.colours).toBeGreaterThan(30);
    expect(Math.abs(thrice.width - 3 * once.width)).toBeLessThanOrEqual(3);
  }
});

test('the figure preset is as wide as a column, and its letters can be read', async () => {
  await cli.output('report', 'last', '--svg', 'column', '--width', '85mm');
  const names = await readdir(file('column'));
  for (const name of names) {
    const text = await readFile(join(file('column'), name), 'utf8');
    expect(name).toContain('-85mm');
    expect(text).toMatch(/^<svg [^>]*width="85mm" height="[\d.]+mm" viewBox="0 0 321\.2\d /);
    const sizes = [...text.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    // 7 pt, in CSS pixels.
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual((7 / 72) * 96);
  }
});

test('what a user writes over it is text, and stays text in every format', async () => {
  const words = ['--title', HOSTILE, '--author', HOSTILE, '--note', HOSTILE];
  await cli.output('report', 'last', ...words, '--html', 'h.html', '--pdf', 'h.pdf', '--svg', 'h');
  await whileOpen('h.html', async ({ page }) => {
    await expect(page.getByRole('heading', { level: 1 })).toContainText('<img src=x onerror=');
    expect(await page.evaluate('typeof pwned')).toBe('undefined');
    await expect(page.getByRole('img', { name: 'x' })).toHaveCount(0);
    for (const name of await readdir(file('h'))) {
      const markup = await readFile(join(file('h'), name), 'utf8');
      // A browser draws nothing of what is not well-formed.
      const source = `data:image/svg+xml;base64,${Buffer.from(markup).toString('base64')}`;
      await page.evaluate(
        `{ const image = new Image(); image.src = '${source}'; image.decode(); }`,
      );
    }
  });
  expect((await readPdf(file('h.pdf'))).text).toContain('<imgsrc=xonerror=');
});

test('a folder that can not be written: says which, and leaves nothing', async () => {
  const inFile = join('run.html', 'folder', 'a.pdf');
  const { exitCode, stderr } = await cli.run('report', 'last', '--pdf', inFile);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(inFile);
  expect((await readdir(home)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
