import { pathToFileURL } from 'node:url';

import type { ElectronApplication, Page } from '@playwright/test';

import { expect } from './fixtures.ts';

export interface OpenedReport {
  readonly page: Page;
  /** Errors on the console, violations of the page's policy among them. */
  readonly complaints: readonly string[];
  /** What the page tried to load besides itself and what it carries. */
  readonly requests: readonly string[];
}

/** Opens a report as a user does from the disk: a bare Chromium window, the network off. */
export async function openReport(app: ElectronApplication, path: string): Promise<OpenedReport> {
  const url = pathToFileURL(path).href;
  const opened = app.waitForEvent('window');
  const loaded = app.evaluate(async ({ BrowserWindow, session }, pageUrl) => {
    const closed = session.fromPartition(`e2e-report-${pageUrl}`);
    closed.enableNetworkEmulation({ offline: true });
    const webPreferences = { session: closed, sandbox: true };
    const window = new BrowserWindow({ width: 1280, height: 900, webPreferences });
    await window.loadURL(pageUrl);
  }, url);
  const page = await opened;
  const [complaints, requests]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    const isInside = /^(data|blob):/.test(request.url()) || request.url() === url;
    if (!isInside) requests.push(request.url());
  });
  await loaded;
  // Once more from the start: the first time nobody listened yet.
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-report-ready', '');
  return { page, complaints, requests };
}
