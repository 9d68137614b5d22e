// @ts-check
import path from 'node:path';

import { runState, startRemembered, withAppWindow } from './app-window.mjs';
import { withProgress } from './progress.mjs';

/**
 * @typedef {{
 *   file: string,
 *   runtime: 'Python' | 'Node.js',
 *   launch: Record<string, unknown>,
 *   of: 'window' | 'timeline' | 'contention',
 * }} RunPicture of a run with what the launch panel remembers as `launch`; contention: timeline and gauges
 */

const SIZE = { width: 1280, height: 800 };
const RUN_TIMEOUT_MS = 120_000;
/** Charts are drawn at most once a second. */
const DRAWN_AFTER_MS = 1_500;

/**
 * Takes pictures of the window after real runs, one after another.
 * @param {readonly RunPicture[]} pictures
 * @param {string} home where the windows keep what they keep
 */
export async function takeRunPictures(pictures, home) {
  for (const picture of pictures) {
    const name = path.basename(picture.file, '.png');
    const options = {
      folder: path.join(home, name),
      settings: { theme: 'light', launch: picture.launch },
      size: SIZE,
    };
    await withProgress(`Running in the window: ${name}`, () =>
      withAppWindow(options, (page) => take(picture, page)),
    );
  }
}

/**
 * @param {RunPicture} picture
 * @param {import('playwright').Page} page
 */
async function take({ file, runtime, of }, page) {
  await startRemembered(page, runtime);
  await runState(page, 'Completed').waitFor({ timeout: RUN_TIMEOUT_MS });
  await page.waitForTimeout(DRAWN_AFTER_MS);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  if (of === 'contention') await takeBoth(page, file, timeline);
  else await (of === 'window' ? page : timeline).screenshot({ path: file });
}

/**
 * @param {import('playwright').Page} page
 * @param {string} file
 * @param {import('playwright').Locator} timeline
 */
async function takeBoth(page, file, timeline) {
  const gauges = page.getByRole('region', { name: 'Contention' });
  await gauges.scrollIntoViewIfNeeded();
  const [above, below] = [await timeline.boundingBox(), await gauges.boundingBox()];
  if (above === null || below === null) throw new Error('The run has no timeline and no gauges.');
  const clip = { ...above, height: below.y + below.height - above.y };
  await page.screenshot({ path: file, clip });
}
