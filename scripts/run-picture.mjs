// @ts-check
import { _electron } from 'playwright';

import { ensureBuilt } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { withProgress } from './progress.mjs';
import { REPOSITORY } from './repository.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { withXvfb } from './xvfb.mjs';

const SIZE = { width: 1280, height: 800 };
const RUN_TIMEOUT_MS = 120_000;
/** Charts are drawn at most once a second. */
const DRAWN_AFTER_MS = 1_500;

const needsXvfb = process.platform === 'linux';

/**
 * Takes a picture of the window after a run of two Python threads, which takes some 13 s.
 * @param {string} file
 * @param {string} home where the window keeps what it keeps
 */
export async function pictureOfRun(file, home) {
  const { executable, distDirectory } = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable, needsXvfb });
  await ensureBuilt();
  const switches = await sandboxSwitches(distDirectory);
  const args = [...switches, REPOSITORY, `--user-data-dir=${home}`];
  await withProgress('Running in the window', () =>
    needsXvfb
      ? withXvfb((display) => take(file, { executable, args, env: onDisplay(display) }))
      : take(file, { executable, args, env: process.env }),
  );
}

/**
 * @param {string} file
 * @param {{executable: string, args: string[], env: NodeJS.ProcessEnv}} start
 */
async function take(file, { executable, args, env }) {
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
    await runThreads(page);
    // Off the button, which looks otherwise below the pointer.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(DRAWN_AFTER_MS);
    await page.screenshot({ path: file });
  } finally {
    await app.close();
  }
}

/** @param {import('playwright').Page} page */
async function runThreads(page) {
  const launch = page.getByRole('region', { name: 'Launch' });
  const runtime = launch.getByRole('combobox', { name: 'Runtime' });
  const run = launch.getByRole('button', { name: 'Run', exact: true });
  await run.and(page.locator(':enabled')).waitFor();
  const python = runtime
    .getByRole('option', { name: /^(C?Python) / })
    .and(page.locator(':enabled'));
  await runtime.selectOption({ label: (await python.first().textContent()) ?? '' });
  await launch
    .getByRole('group', { name: 'Strategy' })
    .getByText('Threads', { exact: true })
    .click();
  /** @type {[string, number][]} */
  const numbers = [
    ['Tasks', 120],
    ['Limit', 80_000],
    ['Workers', 2],
  ];
  for (const [label, value] of numbers) {
    await launch.getByRole('spinbutton', { name: label, exact: true }).fill(String(value));
  }
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
