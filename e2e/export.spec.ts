import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { answerDialogs } from './native-dialogs.ts';
import type { LabPage } from './pages/lab-page.ts';
import { readImage } from './read-image.ts';
import { finishShortRun } from './short-run.ts';

function dialogOf(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  return {
    dialog,
    box: (name: string) => dialog.getByRole('checkbox', { name, exact: true }),
    field: (name: string) => dialog.getByRole('textbox', { name, exact: true }),
    button: (name: string) => dialog.getByRole('button', { name, exact: true }),
    outcome: dialog.getByRole('status').filter({ hasNotText: 'preview' }),
  };
}

/** A run has ended, and the dialogue is open; files go to `folder`. */
async function openDialog(
  { app, lab, page }: { app: ElectronApplication; lab: LabPage; page: Page },
  folder: string,
) {
  await lab.ready();
  await finishShortRun(lab);
  await answerDialogs(app, { path: folder });
  await page.keyboard.press('Control+E');
  const exporting = dialogOf(page);
  await expect(exporting.dialog).toBeVisible();
  await exporting.button('Change…').click();
  await expect(exporting.dialog.getByText(folder, { exact: true })).toBeVisible();
  return exporting;
}

test('a report is previewed, named and written in several formats', async ({
  app,
  folders,
  lab,
  page,
}) => {
  test.slow();
  const folder = join(folders.userDataDirectory, 'reports');
  const { dialog, box, field, button, outcome } = await openDialog({ app, lab, page }, folder);
  const preview = dialog.getByRole('img', { name: 'First page of the report' });
  await expect(preview).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );
  await field('Title').fill('Threads at noon');
  await field('Author').fill('Ada');
  for (const name of ['PDF', 'Figures as PNG', 'Markdown', 'Runs as CSV', 'Perfetto trace']) {
    await box(name).check();
  }
  await box('Code').uncheck();
  await button('Export').click();
  await expect(outcome).toContainText(`written in ${folder}`);

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
  const image = await readImage(app, join(folder, nameOf('-figures'), figures[0] ?? ''));
  expect(image.colours).toBeGreaterThan(20);

  // Nothing is written over: the second one has a number.
  await button('Export').click();
  await expect(outcome).toContainText(`written in ${folder}`);
  await expect.poll(async () => (await readdir(folder)).length).toBe(2 * names.length);
});

test('what is chosen is remembered over a restart of the dialogue', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const folder = join(folders.userDataDirectory, 'reports');
  const { box, field, button } = await openDialog({ app, lab, page }, folder);
  await box('JSON').check();
  await field('Author').fill('Grace');
  await button('Close').click();
  await page.getByRole('button', { name: 'Export…', exact: true }).click();
  await expect(box('JSON')).toBeChecked();
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

test('cancelled half way: keeps what is whole, and says so', async ({
  app,
  folders,
  lab,
  page,
}) => {
  const folder = join(folders.userDataDirectory, 'reports');
  const { dialog, box, button, outcome } = await openDialog({ app, lab, page }, folder);
  for (const name of ['PDF', 'Figures as PNG', 'Figures as SVG']) await box(name).check();
  await button('Export').click();
  await expect(outcome).toContainText(/Opening the report|Figure/);
  await button('Cancel').click();
  await expect(outcome).toContainText('Cancelled: ');
  // The PDF is drawn last: it had no turn any more.
  const names = await readdir(folder);
  expect(names.filter((name) => /\.(tmp|pdf)$/.test(name))).toEqual([]);
  const html = names.find((name) => name.endsWith('.html')) ?? 'no report';
  expect(await readFile(join(folder, html), 'utf8')).toMatch(/<\/html>\s*$/);
  // And all of it is there the next time.
  await button('Export').click();
  await expect(dialog.getByText(/^\d+ files were written/)).toBeVisible();
  expect((await readdir(folder)).filter((name) => name.endsWith('.pdf'))).toHaveLength(1);
});

test('nothing to export: says what to do', async ({ lab, page }) => {
  await lab.ready();
  await page.keyboard.press('Control+E');
  await expect(lab.notice('There is no ended run to be exported')).toBeVisible();
});

test('one key copies the result as Markdown, another a chart', async ({ app, lab, page }) => {
  await lab.ready();
  await finishShortRun(lab);
  await page.keyboard.press('Control+Shift+M');
  await expect(lab.notice('Copied as Markdown.')).toBeVisible();
  const text = await app.evaluate(({ clipboard }) =>
    (clipboard as { readText: () => string | Promise<string> }).readText(),
  );
  expect(text).toContain('Primes');
  await page.keyboard.press('Control+Shift+C');
  await expect(lab.notice(/copied to the clipboard/)).toBeVisible();
  const formats = await app.evaluate(({ clipboard }) =>
    'availableFormats' in clipboard
      ? (clipboard as { availableFormats: () => string[] }).availableFormats()
      : ['image/png'],
  );
  expect(formats).toContain('image/png');
});
