import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';

function focusedId(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.id');
}

test('a run is set up, started, watched and stopped by keyboard alone', async ({ lab, page }) => {
  await lab.ready();
  for (let step = 0; step < 40 && (await focusedId(page)) !== 'workload'; step += 1) {
    await page.keyboard.press('Tab');
  }
  await expect(lab.workload).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(lab.number('Tasks')).toBeFocused();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100000');
  await page.keyboard.press('Tab');
  await expect(lab.number('Limit')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(lab.strategy('Threads')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(lab.strategy('Thread pool')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(lab.number('Workers')).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await expect(lab.state('Running')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lab.state('Cancelled')).toBeVisible();
});
