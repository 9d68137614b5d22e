// @ts-check
import path from 'node:path';

import { withAppWindow } from '../../../scripts/app-window.mjs';
import { interleave } from '../../frame/interleave.mjs';
import { openSession } from './page-work.mjs';
import { recordRuns } from './record-runs.mjs';
import { recordedCurves, recordedFigures } from './recorded-figures.mjs';
import { ALL_SIZES, QUICK_SIZES } from './run-sizes.mjs';
import { titleOf } from './synthetic-run.mjs';
import { dragTimeline, moveCrossHair } from './timeline-moves.mjs';

/**
 * @typedef {import('../../frame/section.mjs').SectionContext} SectionContext
 * @typedef {import('./recorded-figures.mjs').Look} Look
 * @typedef {import('./synthetic-samples.mjs').RunSize} RunSize
 * @typedef {import('playwright').Page} Page
 */

const WINDOW = { width: 1280, height: 800 };

/** An hour of 256 workers is much to open, the more so on a machine that is slow. */
const PATIENCE_MS = 300_000;

/**
 * Runs that nobody ran, opened from the history.
 * @param {SectionContext} context
 */
export async function measureRecorded(context) {
  const { folder, quick, seed, signal, progress } = context;
  const sizes = quick ? QUICK_SIZES : ALL_SIZES;
  const profile = path.join(folder, 'recorded');
  await recordRuns(path.join(profile, 'history.db'), sizes, {
    ...{ seed, signal },
    progress: (done) => progress(done, sizes.length, 'making runs'),
  });
  const options = { folder: profile, settings: { theme: 'light' }, size: WINDOW };
  const looks = await withAppWindow(options, (page) => lookAtAll(page, sizes, context));
  return { figures: recordedFigures(looks), curves: quick ? [] : recordedCurves(looks) };
}

/**
 * @param {Page} page
 * @param {readonly RunSize[]} sizes
 * @param {SectionContext} context
 */
async function lookAtAll(page, sizes, context) {
  page.setDefaultTimeout(PATIENCE_MS);
  const launch = page.getByRole('region', { name: 'Launch' });
  await launch.getByRole('button', { name: 'Run', exact: true }).waitFor();
  await page.keyboard.press('Control+3');
  await page.getByRole('searchbox', { name: 'Search the history' }).waitFor();
  const session = await openSession(page);
  let done = 0;
  return interleave(sizes, context, (size) => {
    context.progress(done, sizes.length * context.repeats, titleOf(size));
    done += 1;
    return lookAt(page, session, size);
  });
}

/**
 * @param {Page} page
 * @param {import('playwright').CDPSession} session
 * @param {RunSize} size
 * @returns {Promise<Look>}
 */
async function lookAt(page, session, size) {
  const grid = page.getByRole('grid', { name: 'Runs and experiments' });
  // The whole of it: "2 cores" is a part of "32 cores".
  const title = page.getByText(titleOf(size), { exact: true });
  await grid.getByRole('row').filter({ has: title }).click();
  const startedMs = performance.now();
  await page.keyboard.press('Enter');
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await timeline.and(page.locator('[aria-busy=false]')).waitFor();
  const openMs = performance.now() - startedMs;
  const drag = await dragTimeline(page, session);
  const cross = await moveCrossHair(page, session);
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: 'Back' }).click();
  await grid.waitFor();
  return { openMs, drag, cross };
}
