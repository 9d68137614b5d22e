import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { drawnFonts } from './drawn-fonts.ts';
import { expect, test as base } from './fixtures.ts';
import { ComparePage } from './pages/compare-page.ts';
import { LessonPage } from './pages/lesson-page.ts';
import { differentPart } from './pictures/different-part.ts';
import { importRecorded, resizePage } from './recorded-history.ts';

/**
 * Edges of letters differ a little from one Chromium to another; a panel that is gone is far more than
 * this, and what is smaller than a panel `differentPart` finds. To hide the caret and stop what moves,
 * Playwright would bring styles that the page refuses.
 */
const TOLERANCE = { maxDiffPixelRatio: 0.01, caret: 'initial', animations: 'allow' } as const;

const STILL = join(import.meta.dirname, 'visual', 'still.css');

/** Dates are told in local time. */
const test = base.extend({
  folders: async ({ folders }, use) => {
    await use({ ...folders, environment: { TZ: 'UTC' } });
  },
});

test.skip(
  process.platform !== 'linux',
  'The pictures were made on Linux: letters differ elsewhere.',
);

test.beforeEach(async ({ app, lab, page }) => {
  await lab.ready();
  await lab.chooseTheme('light');
  await resizePage(app, page, 1280, 800);
  await app.evaluate(
    ({ BrowserWindow }, css) => BrowserWindow.getAllWindows()[0]?.webContents.insertCSS(css),
    await readFile(STILL, 'utf8'),
  );
});

async function matches(subject: Page | Locator, name: string): Promise<void> {
  // Where it points at nothing.
  const page = 'page' in subject ? subject.page() : subject;
  await page.mouse.move(0, 799);
  await expect(subject).toHaveScreenshot(`${name}.png`, TOLERANCE);
  await expect.poll(() => differentPart(subject, name)).toBe('');
}

/** The timeline of the recorded run, with the focus in it. */
async function openTimeline(app: Parameters<typeof importRecorded>[0], page: Page) {
  const history = await importRecorded(app, page);
  await history.open(history.row('Threads × 4'));
  const timeline = history.run.getByRole('region', { name: 'Timeline' });
  const moment = timeline.getByRole('slider', { name: 'Moment of the run' });
  await expect(timeline.getByText('thread 3', { exact: true }).first()).toBeVisible();
  await expect(timeline).toHaveAttribute('aria-busy', 'false');
  return { history, timeline, moment };
}

test('a first start, and empty views', async ({ lab, page }) => {
  await matches(lab.liveView, 'first-start');
  const compare = new ComparePage(page);
  await compare.tab('Compare').click();
  await matches(compare.comparison, 'compare-empty');
  await page.keyboard.press('Control+4');
  await expect(new LessonPage(page).entries.first()).toBeVisible();
  await matches(page, 'lessons');
});

test('the history', async ({ app, page }) => {
  await importRecorded(app, page);
  await matches(page, 'history');
});

test('a run from the history, its timeline, a part of it', async ({ app, lab, page }) => {
  const { history, timeline, moment } = await openTimeline(app, page);
  await matches(page, 'run');
  await timeline.scrollIntoViewIfNeeded();
  await moment.focus();
  await matches(timeline, 'timeline');

  await moment.press('Home');
  for (let step = 0; step < 3; step += 1) await moment.press('PageUp');
  for (let step = 0; step < 2; step += 1) await moment.press('Shift+PageUp');
  await moment.press('+');
  await expect(history.run.getByRole('region', { name: 'Selected time' })).toBeVisible();
  await matches(timeline, 'timeline-selected');
  await moment.press('Escape');
  await moment.press('f');

  await lab.chooseTheme('dark');
  await moment.focus();
  await matches(timeline, 'timeline-dark');
});

test('a run from the history, dark', async ({ app, lab, page }) => {
  await lab.chooseTheme('dark');
  await openTimeline(app, page);
  await matches(page, 'run-dark');
});

test('a comparison', async ({ app, page }) => {
  const history = await importRecorded(app, page);
  await history.open(history.row('Experiment'));
  await expect(history.experiment.getByRole('figure')).toHaveCount(3);
  await matches(page, 'comparison');
});

test('other colours, or a panel less, are no match', async ({ app, lab, page }) => {
  await openTimeline(app, page);
  await matches(page, 'run');
  await page.evaluate(
    `document.querySelector('.opened-view .live-charts').style.visibility = 'hidden'`,
  );
  await expect(page).not.toHaveScreenshot('run.png', TOLERANCE);
  await page.evaluate(`document.querySelector('.opened-view .live-charts').style.visibility = ''`);
  await matches(page, 'run');
  await lab.chooseTheme('dark');
  await expect(page).not.toHaveScreenshot('run.png', TOLERANCE);
});

test('a small new button is no match, though the picture as a whole hardly differs', async ({
  page,
}) => {
  // The focus is where it was when the picture was taken.
  await new ComparePage(page).tab('Compare').click();
  await page.keyboard.press('Control+4');
  await expect(new LessonPage(page).entries.first()).toBeVisible();
  await matches(page, 'lessons');
  await page.evaluate(`{
    const last = [...document.querySelectorAll('header nav button')].at(-1);
    last.after(last.cloneNode(true));
  }`);
  await expect(page).toHaveScreenshot('lessons.png', TOLERANCE);
  expect(await differentPart(page, 'lessons')).toContain('look other');
});

test('letters are of the font that the app brings, but for code and paths', async ({
  app,
  page,
}) => {
  const seen = [...(await drawnFonts(page))];
  const { history } = await openTimeline(app, page);
  seen.push(...(await drawnFonts(page)));
  await history.back();
  await history.open(history.row('Experiment'));
  await expect(history.experiment.getByRole('figure')).toHaveCount(3);
  seen.push(...(await drawnFonts(page)));
  expect(seen.some(({ isOwn, family }) => isOwn && family.startsWith('Inter'))).toBe(true);
  expect(seen.filter(({ isOwn, isCode }) => !isOwn && !isCode)).toEqual([]);
});
