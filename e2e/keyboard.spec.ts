import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';

function focusedId(page: Page): Promise<string> {
  return page.evaluate<string>('document.activeElement.id');
}

/** Goes on from field to field until the one with this id has the focus. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let step = 0; step < 40 && (await focusedId(page)) !== id; step += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focusedId(page)).toBe(id);
}

test('a run is set up, started, watched and stopped by keyboard alone', async ({ lab, page }) => {
  await lab.ready();
  await tabTo(page, 'workload');
  await page.keyboard.type('trial division');
  await page.keyboard.press('Enter');
  await expect(lab.workload).toHaveValue('Primes');

  await tabTo(page, 'parameter-tasks');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100000');
  await page.keyboard.press('Tab');
  await expect(lab.number('Limit')).toBeFocused();
  await tabTo(page, 'strategy-threads');
  await page.keyboard.press('ArrowDown');
  await expect(lab.strategy('Thread pool')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(lab.number('Workers')).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await expect(lab.state('Running')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lab.state('Cancelled')).toBeVisible();
});
