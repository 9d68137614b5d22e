// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { chromium } from 'playwright';

import { ensureBuilt } from '../../scripts/build.mjs';
import { ensureElectronRuntime } from '../../scripts/electron-runtime.mjs';
import { REPOSITORY } from '../../scripts/repository.mjs';
import { sandboxSwitches } from '../../scripts/sandbox.mjs';
import { onlyX11, withXvfb } from '../../scripts/xvfb.mjs';

/** @typedef {import('../../scripts/app-window.mjs').WindowOptions} WindowOptions */

/**
 * Opens the real app, lets `prepare` drive its page, takes every debugger off and only then hands
 * over: an inspector that listens makes each turn of the main process dearer, and nobody who uses
 * the app has one attached.
 * @template Value
 * @param {WindowOptions} options
 * @param {(page: import('playwright').Page) => Promise<void>} prepare
 * @param {(mainPid: number) => Promise<Value>} measure
 * @returns {Promise<Value>}
 */
export async function withUndrivenWindow(options, prepare, measure) {
  const { executable, distDirectory } = await ensureElectronRuntime();
  await ensureBuilt();
  await mkdir(options.folder, { recursive: true });
  await writeFile(path.join(options.folder, 'settings.json'), JSON.stringify(options.settings));
  const args = [
    ...(await sandboxSwitches(distDirectory)),
    ...[REPOSITORY, `--user-data-dir=${options.folder}`, '--remote-debugging-port=0'],
  ];
  return await withXvfb(async (display) => {
    const app = spawn(executable, args, { env: onlyX11(process.env, display), stdio: 'ignore' });
    try {
      await drive(await debuggerPort(options.folder), options.size, prepare);
      return await measure(app.pid ?? 0);
    } finally {
      app.kill();
      if (app.exitCode === null) await once(app, 'exit');
    }
  });
}

/**
 * @param {number} port
 * @param {import('../../scripts/app-window.mjs').Size} size
 * @param {(page: import('playwright').Page) => Promise<void>} prepare
 */
async function drive(port, size, prepare) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  try {
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (page === undefined) throw new Error('The app showed no page.');
    await page.setViewportSize(size);
    await prepare(page);
  } finally {
    await browser.close();
  }
}

/**
 * Chromium writes the port into its folder once it listens.
 * @param {string} folder
 */
async function debuggerPort(folder) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    await delay(100);
    const text = await readFile(path.join(folder, 'DevToolsActivePort'), 'utf8').catch(() => '');
    const port = Number(text.split('\n')[0]);
    if (port > 0) return port;
  }
  throw new Error('The app opened no debugger port within 10 s.');
}
