// @ts-check
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { _electron } from 'playwright';

import { ensureBuilt } from './build.mjs';
import { ensureElectronRuntime } from './electron-runtime.mjs';
import { REPOSITORY } from './repository.mjs';
import { sandboxSwitches } from './sandbox.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { onlyX11, withXvfb } from './xvfb.mjs';

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').ElectronApplication} ElectronApplication
 * @typedef {{ width: number, height: number }} Size
 * @typedef {{ folder: string, settings: Record<string, unknown>, size: Size }} WindowOptions
 *   folder: where the app keeps what it keeps
 */

const needsXvfb = process.platform === 'linux';

/**
 * Opens the real app with a folder and settings of its own, on a display of its own, and closes it
 * when `work` is done.
 * @template Value
 * @param {WindowOptions} options
 * @param {(page: Page, app: ElectronApplication) => Promise<Value>} work
 * @returns {Promise<Value>}
 */
export async function withAppWindow(options, work) {
  const { executable, distDirectory } = await ensureElectronRuntime();
  await ensureSystemLibraries({ executable, needsXvfb });
  await ensureBuilt();
  await mkdir(options.folder, { recursive: true });
  await writeFile(path.join(options.folder, 'settings.json'), JSON.stringify(options.settings));
  const switches = await sandboxSwitches(distDirectory);
  const args = [...switches, REPOSITORY, `--user-data-dir=${options.folder}`];
  const open = (/** @type {NodeJS.ProcessEnv} */ env) =>
    withApp({ executable, args, env, size: options.size }, work);
  return needsXvfb ? withXvfb((display) => open(onlyX11(process.env, display))) : open(process.env);
}

/**
 * @template Value
 * @param {{ executable: string, args: string[], env: NodeJS.ProcessEnv, size: Size }} start
 * @param {(page: Page, app: ElectronApplication) => Promise<Value>} work
 */
async function withApp({ executable, args, env, size }, work) {
  const app = await _electron.launch({
    executablePath: executable,
    args,
    env: /** @type {Record<string, string>} */ (env),
    colorScheme: 'light',
  });
  try {
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
    return await work(await app.firstWindow(), app);
  } finally {
    await app.close();
  }
}

/**
 * Starts what the launch panel remembers, on the first interpreter of a kind.
 * @param {Page} page
 * @param {'Python' | 'Node.js'} kind
 */
export async function startRemembered(page, kind) {
  const launch = page.getByRole('region', { name: 'Launch' });
  const runtime = launch.getByRole('combobox', { name: 'Runtime' });
  const run = launch.getByRole('button', { name: 'Run', exact: true });
  await run.and(page.locator(':enabled')).waitFor();
  const option = runtime
    .getByRole('option', { name: kind === 'Python' ? /^(C?Python) / : /^Node/ })
    .and(page.locator(':enabled'));
  await runtime.selectOption({ label: (await option.first().textContent()) ?? '' });
  await run.click();
  // Off the button, which looks otherwise below the pointer.
  await page.mouse.move(0, 0);
}

/**
 * The word for the state of the run in front.
 * @param {Page} page
 * @param {string} word
 */
export function runState(page, word) {
  const state = page.getByRole('region', { name: 'Live view' }).getByRole('status');
  return state.filter({ hasText: new RegExp(`^${word}$`) });
}
