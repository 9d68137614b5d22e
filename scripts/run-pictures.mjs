// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { _electron } from 'playwright';

import { ensureBuilt } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { withProgress } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { withXvfb } from './xvfb.mjs';

/**
 * @typedef {{
 *   file: string,
 *   runtime: 'Python' | 'Node.js',
 *   launch: Record<string, unknown>,
 *   of: 'window' | 'timeline',
 * }} RunPicture of a run with what the launch panel remembers as `launch`
 */

const SIZE = { width: 1280, height: 800 };
const RUN_TIMEOUT_MS = 120_000;
/** Charts are drawn at most once a second. */
const DRAWN_AFTER_MS = 1_500;

const needsXvfb = process.platform === 'linux';

/**
 * Takes pictures of the window after real runs, one after another.
 * @param {readonly RunPicture[]} pictures
 * @param {string} home where the windows keep what they keep
 */
export async function takeRunPictures(pictures, home) {
  const { executable, distDirectory } = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable, needsXvfb });
  await ensureBuilt();
  const switches = await sandboxSwitches(distDirectory);
  for (const picture of pictures) {
    const name = path.basename(picture.file, '.png');
    const folder = path.join(home, name);
    await rememberLaunch(folder, picture.launch);
    const args = [...switches, REPOSITORY, `--user-data-dir=${folder}`];
    await withProgress(`Running in the window: ${name}`, () =>
      needsXvfb
        ? withXvfb((display) => take(picture, { executable, args, env: onDisplay(display) }))
        : take(picture, { executable, args, env: process.env }),
    );
  }
}

/**
 * @param {string} folder
 * @param {Record<string, unknown>} launch
 */
async function rememberLaunch(folder, launch) {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'settings.json'), JSON.stringify({ theme: 'light', launch }));
}

/**
 * @param {RunPicture} picture
 * @param {{executable: string, args: string[], env: NodeJS.ProcessEnv}} start
 */
async function take(picture, { executable, args, env }) {
  const app = await _electron.launch({
    executablePath: executable,
    args,
    env: /** @type {Record<string, string>} */ (env),
    colorScheme: 'light',
  });
  try {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, SIZE);
    const page = await app.firstWindow();
    await runTo(page, picture.runtime);
    // Off the button, which looks otherwise below the pointer.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(DRAWN_AFTER_MS);
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await (picture.of === 'window' ? page : timeline).screenshot({ path: picture.file });
  } finally {
    await app.close();
  }
}

/**
 * Runs what the launch panel remembers, to its end.
 * @param {import('playwright').Page} page
 * @param {RunPicture['runtime']} kind
 */
async function runTo(page, kind) {
  const launch = page.getByRole('region', { name: 'Launch' });
  const runtime = launch.getByRole('combobox', { name: 'Runtime' });
  const run = launch.getByRole('button', { name: 'Run', exact: true });
  await run.and(page.locator(':enabled')).waitFor();
  const option = runtime
    .getByRole('option', { name: kind === 'Python' ? /^(C?Python) / : /^Node/ })
    .and(page.locator(':enabled'));
  await runtime.selectOption({ label: (await option.first().textContent()) ?? '' });
  await run.click();
  const state = page.getByRole('region', { name: 'Live view' }).getByRole('status');
  await state.filter({ hasText: /^Completed$/ }).waitFor({ timeout: RUN_TIMEOUT_MS });
}

/**
 * Electron prefers a Wayland session where there is one.
 * @param {string} display
 * @returns {NodeJS.ProcessEnv}
 */
function onDisplay(display) {
  const { WAYLAND_DISPLAY: _, ...env } = process.env;
  return { ...env, DISPLAY: display, XDG_SESSION_TYPE: 'x11' };
}
