import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { untilStarted } from './started-run.ts';

// Each waits for the run that it starts itself.
test.use({ earlierRuns: 'ended' });

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

  await untilStarted(page, () => page.keyboard.press('Control+Enter'));
  await expect(lab.state('Running')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(lab.state('Cancelled')).toBeVisible();
});

/** Goes on until something of this name has the focus. */
async function tabToName(page: Page, name: RegExp): Promise<void> {
  const focused = () =>
    page.evaluate<string>('document.activeElement.ariaLabel ?? document.activeElement.innerText');
  for (let step = 0; step < 60 && !name.test(await focused()); step += 1) {
    await page.keyboard.press('Tab');
  }
  expect(await focused()).toMatch(name);
}

test('the picture of a run is frozen, filtered, zoomed and measured by keyboard alone', async ({
  lab,
  page,
}) => {
  await lab.ready();
  await tabTo(page, 'parameter-tasks');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('100000');
  await untilStarted(page, () => page.keyboard.press('Control+Enter'));
  await expect(lab.workerRow('thread 1')).toContainText(/\d\.\d\d/);

  await page.keyboard.press('F8');
  await expect(lab.liveView.getByRole('group', { name: 'Frozen picture' })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(lab.liveView.getByRole('group', { name: 'Frozen picture' })).toBeHidden();
  // What stands behind it is of how many.
  await expect(lab.tile('Tasks done')).toContainText(/^\s*[1-9]/);
  await page.keyboard.press('Escape');
  await expect(lab.state('Cancelled')).toBeVisible();

  const panel = lab.liveView.getByRole('region', { name: 'Timeline' });
  const moment = panel.getByRole('slider', { name: 'Moment of the run' });
  const shown = panel.getByRole('group', { name: 'Time shown' }).getByRole('status');
  const whole = await shown.innerText();
  await tabToName(page, /^Moment of the run$/);
  await expect(moment).toBeFocused();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(shown).not.toHaveText(whole);
  const zoomed = await shown.innerText();
  // Beyond the edge of what is shown the picture moves along.
  await page.keyboard.press('End');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Home');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('PageDown');
  await expect(shown).not.toHaveText(zoomed);
  await page.keyboard.press('f');
  await expect(shown).toHaveText(whole);

  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const selected = panel.getByRole('region', { name: 'Selected time' });
  await expect(selected.getByRole('term').filter({ hasText: 'Tasks ended' })).toBeVisible();
  await expect(selected.getByRole('definition').first()).toHaveText(/\d/);
  await page.keyboard.press('Escape');
  await expect(selected).toBeHidden();

  await tabToName(page, /filter/i);
  await page.keyboard.type('thread 1');
  await expect(lab.workerRows).toHaveCount(1);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await expect(lab.workerRows).toHaveCount(2);
});
