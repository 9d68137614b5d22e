import { join } from 'node:path';

import type { ElectronApplication, Page } from '@playwright/test';

import { expect } from './fixtures.ts';
import { answerDialogs } from './native-dialogs.ts';
import { HistoryPage } from './pages/history-page.ts';

/** Three runs and an experiment that were measured once, as the app exported them. */
const RECORDED = join(import.meta.dirname, 'visual', 'recorded.corelane');

/** What stands in the list: runs of the experiment do not. */
export const RECORDED_ENTRIES = 4;

/** Brings the same runs and experiment into an empty history each time, and shows the list. */
export async function importRecorded(app: ElectronApplication, page: Page): Promise<HistoryPage> {
  const history = new HistoryPage(page);
  await history.show();
  await answerDialogs(app, { path: RECORDED });
  await page.getByRole('button', { name: 'Import…' }).first().click();
  await expect(history.rows).toHaveCount(RECORDED_ENTRIES);
  return history;
}

/** Gives the page this size in CSS pixels, whatever stands around it. */
export async function resizePage(
  app: ElectronApplication,
  page: Page,
  width: number,
  height: number,
): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0);
    },
    [width, height],
  );
  const size = () => page.evaluate<string>('`${innerWidth}×${innerHeight}`');
  await expect.poll(size).toBe(`${width}×${height}`);
}
