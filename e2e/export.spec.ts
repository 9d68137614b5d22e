import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import type { ElectronApplication, Page } from '@playwright/test';

import { mountDisk, unmountDisk } from './disks.ts';
import { expect, test as base } from './fixtures.ts';
import { isKeptRun } from './kept-run.ts';
import type { LaunchOptions } from './launch-app.ts';
import { answerDialogs } from './native-dialogs.ts';
import type { LabPage } from './pages/lab-page.ts';
import { readImage } from './read-image.ts';
import { severeViolations } from './severe-violations.ts';
import { finishShortRun } from './short-run.ts';
import { recordShownFiles, shownFiles } from './shown-files.ts';

/** Of an export that draws: pages are opened for it that nobody sees, on as many cores as there are. */
const DRAWN = { timeout: 60_000 };

const TASKS = 4;

/** Room for a table, and for a few pictures at most. */
const SMALL_DISK_BYTES = 64 * 1024;

const test = base.extend<{
  /** A disk of its own with these options, by its folder; `null` where none can be mounted. */
  readonly disk: (options: string) => Promise<string | null>;
}>({
  disk: async ({ folders }, use) => {
    const mounted: string[] = [];
    await use(async (options) => {
      const folder = `${folders.userDataDirectory}-disk-${mounted.length}`;
      if (!(await mountDisk(folder, options))) return null;
      mounted.push(folder);
      return folder;
    });
    for (const folder of mounted) await unmountDisk(folder);
  },
});

// Each of them has a preview and reports to be drawn.
test.slow();
// They look at the same run.
test.use({ earlierRuns: 'kept' });

type Dialog = ReturnType<typeof dialogOf>;

function dialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  return {
    dialog,
    box: (name: string) => dialog.getByRole('checkbox', { name, exact: true }),
    field: (name: string) => dialog.getByRole('textbox', { name, exact: true }),
    choice: (name: string) => dialog.getByRole('combobox', { name, exact: true }),
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
    outcome: dialog.getByRole('status').filter({ hasNotText: 'preview' }),
  };
}

async function finishRunToExport(lab: LabPage): Promise<void> {
  await lab.ready();
  if (!(await isKeptRun(lab.page, TASKS))) await finishShortRun(lab, TASKS);
}

/** A run has ended, and the dialogue is open; files go to `folder`. */
async function openDialog(
  { app, lab, page }: { app: ElectronApplication; lab: LabPage; page: Page },
  folder: string,
) {
  await finishRunToExport(lab);
  await page.keyboard.press('Control+E');
  const exporting = dialogOf(page);
  await expect(exporting.dialog).toBeVisible();
  await chooseFolder(app, exporting, folder);
  return exporting;
}

async function chooseFolder(app: ElectronApplication, { dialog, button }: Dialog, folder: string) {
  await answerDialogs(app, { path: folder });
  await button('Change…').click();
  await expect(dialog.getByText(folder, { exact: true })).toBeVisible();
}

/** One that rights close; `null`: they close nothing to the administrator, nor on Windows. */
async function closedFolder({ userDataDirectory }: LaunchOptions): Promise<string | null> {
  if (process.getuid === undefined || process.getuid() === 0) return null;
  const folder = `${userDataDirectory}-closed`;
  await mkdir(folder, { mode: 0o555 });
  return folder;
}

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

test.describe('before any run', () => {
  test.use({ earlierRuns: 'none' });

  test('nothing to export: says what to do', async ({ lab, page }) => {
    await lab.ready();
    await page.keyboard.press('Control+E');
    await expect(lab.notice('There is no ended run to be exported')).toBeVisible();
  });
});

test('a report is previewed, named and written in several formats', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const folder = join(folders.userDataDirectory, 'reports');
  const { dialog, box, field, button, outcome } = await openDialog({ app, lab, page }, folder);
  const preview = dialog.getByRole('img', { name: 'First page of the report' });
  await expect(preview).toBeVisible();
  expect(await severeViolations(page)).toEqual([]);
  await field('Title').fill('Threads at noon');
  await field('Author').fill('Ada');
  for (const name of ['PDF', 'Pictures as PNG', 'Markdown', 'Runs as CSV', 'Perfetto trace']) {
    await box(name).check();
  }
  await box('Code').uncheck();
  await button('Export').click();
  await expect(outcome).toContainText(`written in ${folder}`, DRAWN);

  const names = await readdir(folder);
  const nameOf = (ending: string) => names.find((name) => name.endsWith(ending)) ?? ending;
  const markdown = await readFile(join(folder, nameOf('.md')), 'utf8');
  expect(markdown).toContain('Threads at noon');
  expect(markdown).toContain('Ada');
  expect((await readFile(join(folder, nameOf('.pdf')))).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await readFile(join(folder, nameOf('-runs.csv')), 'utf8')).toContain('primes');
  const trace = JSON.parse(await readFile(join(folder, nameOf('-trace.json')), 'utf8')) as {
    readonly traceEvents: readonly { readonly ph: string }[];
  };
  expect(trace.traceEvents.filter(({ ph }) => ph === 'X').length).toBeGreaterThanOrEqual(4);
  const figures = await readdir(join(folder, nameOf('-figures')));
  const image = await readImage(join(folder, nameOf('-figures'), figures[0] ?? ''));
  expect(image.colours).toBeGreaterThan(20);

  // Nothing is written over: the second one has a number.
  await button('Export').click();
  await expect(outcome).toContainText(`written in ${folder}`, DRAWN);
  await expect.poll(async () => (await readdir(folder)).length).toBe(2 * names.length);
});

test('the whole report is one picture of each format, beside those of the figures', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const folder = join(folders.userDataDirectory, 'reports');
  const { box, choice, field, button, outcome } = await openDialog({ app, lab, page }, folder);
  await field('Title').fill('Threads at noon');
  for (const name of ['Pictures as PNG', 'Pictures as SVG']) await box(name).check();
  await box('HTML report').uncheck();
  await choice('Pictures of').selectOption('The whole report');
  await button('Export').click();
  await expect(outcome).toContainText(`2 files were written in ${folder}`, DRAWN);
  const [png = '', svg = '', ...others] = (await readdir(folder)).sort();
  expect(others).toEqual([]);
  expect(png).toMatch(/^threads-at-noon-\d{4}-\d\d-\d\d\.png$/);
  expect(svg).toBe(png.replace(/png$/, 'svg'));
  const image = await readImage(join(folder, png));
  // A page of 1280 at 2 ×, higher than wide: not only how it begins.
  expect(image.width).toBe(2_560);
  expect(image.height).toBeGreaterThan(image.width);
  expect(image.colours).toBeGreaterThan(100);
  expect(await readFile(join(folder, svg), 'utf8')).toMatch(
    /^<svg .*Threads at noon.*<\/svg>\s*$/s,
  );

  // The name is taken, by the whole pictures alone: all of the next has a number.
  const before = await readFile(join(folder, png));
  await choice('Pictures of').selectOption('Each, and the whole');
  await button('Export').click();
  const figures = join(folder, png.replace(/\.png$/, '-2-figures'));
  await expect(outcome).toContainText(/^\d+ files were written/, DRAWN);
  const names = (await readdir(folder)).sort();
  expect(names).toEqual(
    [
      png,
      svg,
      png.replace('.png', '-2.png'),
      svg.replace('.svg', '-2.svg'),
      basename(figures),
    ].sort(),
  );
  expect((await readdir(figures)).some((name) => name.endsWith('.svg'))).toBe(true);
  expect(await readFile(join(folder, png))).toEqual(before);
});

test('what is chosen is remembered over a restart of the dialogue', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const folder = join(folders.userDataDirectory, 'reports');
  const { box, choice, field, button } = await openDialog({ app, lab, page }, folder);
  await expect(choice('Pictures of')).toBeDisabled();
  for (const name of ['JSON', 'Pictures as PNG']) await box(name).check();
  await choice('Pictures of').selectOption('The whole report');
  await expect(choice('Width of figures')).toBeDisabled();
  await field('Author').fill('Grace');
  await button('Close').click();
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  await expect(box('JSON')).toBeChecked();
  await expect(choice('Pictures of').locator('option:checked')).toHaveText('The whole report');
  await expect(field('Author')).toHaveValue('Grace');
  await expect(field('Title')).toHaveValue('');
});

test('a folder that can not be written: says which, and nothing is lost', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const file = join(folders.userDataDirectory, 'a-file');
  await lab.ready();
  await writeFile(file, 'kept');
  const { button, field, outcome } = await openDialog({ app, lab, page }, file);
  await field('Note').fill('typed before');
  await button('Export').click();
  await expect(outcome).toContainText(file);
  await expect(field('Note')).toHaveValue('typed before');
  expect(await readFile(file, 'utf8')).toBe('kept');
});

test('a folder that can only be read: says so, and another one works, though it has vanished', async ({
  app,
  disk,
  folders,
  lab,
  page,
}) => {
  const folder = (await disk('ro')) ?? (await closedFolder(folders));
  test.skip(folder === null, 'Nothing is closed to whoever runs this, and no disk can be mounted.');
  if (folder === null) return;
  const exporting = await openDialog({ app, lab, page }, folder);
  const { button, outcome } = exporting;
  await button('Export').click();
  await expect(outcome).toContainText(`'${folder}`);
  await expect(outcome).toContainText(/can only be read|may not write there/);
  await expect(outcome).toContainText('Nothing was written.');
  expect(await readdir(folder)).toEqual([]);

  const vanished = join(folders.userDataDirectory, 'vanished');
  await mkdir(vanished);
  await chooseFolder(app, exporting, vanished);
  await rm(vanished, { recursive: true });
  await button('Export').click();
  await expect(outcome).toContainText(`1 file was written in ${vanished}`);
  expect(await readdir(vanished)).toHaveLength(1);
});

test('a full disk: keeps what is whole, tells it and shows it; another folder works', async ({
  app,
  disk,
  folders,
  lab,
  page,
}) => {
  const full = await disk(`size=${SMALL_DISK_BYTES}`);
  test.skip(full === null, 'No disk can be mounted here: that is for the administrator of Linux.');
  if (full === null) return;
  const exporting = await openDialog({ app, lab, page }, full);
  const { dialog, box, field, button, outcome } = exporting;
  for (const name of ['Runs as CSV', 'Pictures as PNG']) await box(name).check();
  await field('Note').fill('typed before');
  await button('Export').click();
  // The report alone is larger than the disk.
  await expect(outcome).toContainText(".html' was not written: the disk is full");
  await expect(outcome).toContainText('Nothing was written.');
  expect(await readdir(full)).toEqual([]);

  await box('HTML report').uncheck();
  await button('Export').click();
  await expect(outcome).toContainText(/\.png' was not written: the disk is full/, DRAWN);
  await expect(outcome).toContainText(/Before that, \d+ files? (was|were) written in/);
  const files = await filesBelow(full);
  const csv = files.find((path) => path.endsWith('-runs.csv')) ?? 'no CSV';
  await expect(outcome).toContainText(`Complete: ${basename(csv)}`);
  expect(await readFile(csv, 'utf8')).toMatch(/^experiment_id.*primes.*\r\n$/s);
  const pictures = files.filter((path) => path !== csv);
  for (const path of pictures) expect((await readImage(path)).colours).toBeGreaterThan(20);
  await expect(outcome).toContainText(`${files.length} file`);
  await recordShownFiles(app);
  await button('Show in folder').click();
  await expect.poll(() => shownFiles(app)).toEqual([csv]);

  // And on it goes, elsewhere.
  await expect(field('Note')).toHaveValue('typed before');
  const elsewhere = join(folders.userDataDirectory, 'reports');
  await chooseFolder(app, exporting, elsewhere);
  await button('Export').click();
  await expect(dialog.getByText(/^\d+ files were written/)).toBeVisible(DRAWN);
  await expect(outcome).not.toContainText('full');
  expect((await filesBelow(elsewhere)).filter((path) => path.endsWith('.png'))).not.toEqual([]);
});

test('cancelled half way: keeps what is whole, and says so', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const folder = join(folders.userDataDirectory, 'reports');
  const { dialog, box, button, outcome } = await openDialog({ app, lab, page }, folder);
  for (const name of ['PDF', 'Pictures as PNG', 'Pictures as SVG']) await box(name).check();
  await button('Export').click();
  await expect(outcome).toContainText(/Opening the report|Figure/);
  await button('Cancel').click();
  await expect(outcome).toContainText('Cancelled: ');
  await expect(outcome).toContainText(/Complete: .*\.html/);
  // The PDF is drawn last: it had no turn any more.
  const names = await readdir(folder);
  expect(names.filter((name) => /\.(tmp|pdf)$/.test(name))).toEqual([]);
  const html = names.find((name) => name.endsWith('.html')) ?? 'no report';
  expect(await readFile(join(folder, html), 'utf8')).toMatch(/<\/html>\s*$/);
  // And all of it is there the next time.
  await button('Export').click();
  await expect(dialog.getByText(/^\d+ files were written/)).toBeVisible(DRAWN);
  expect((await readdir(folder)).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
});

test('one key copies the result as Markdown, another a chart', async ({ app, lab, page }) => {
  await finishRunToExport(lab);
  await page.keyboard.press('Control+Shift+M');
  await expect(lab.notice('Copied as Markdown.')).toBeVisible();
  const text = await app.evaluate(({ clipboard }) =>
    (clipboard as { readText: () => string | Promise<string> }).readText(),
  );
  expect(text).toContain('Primes');
  await page.keyboard.press('Control+Shift+C');
  await expect(lab.notice(/copied to the clipboard/)).toBeVisible();
  const formats = () =>
    app.evaluate(({ clipboard }) =>
      'availableFormats' in clipboard
        ? (clipboard as { availableFormats: () => string[] }).availableFormats()
        : ['image/png'],
    );
  // The display server passes the clipboard on by itself.
  await expect.poll(formats).toContain('image/png');
});
