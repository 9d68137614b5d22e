import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect, test } from './fixtures.ts';
import { startLongRun } from './long-run.ts';

const SEVERE = ['serious', 'critical'];

async function severeViolations(page: Page): Promise<readonly string[]> {
  // Electron can't open the second page in which axe would otherwise put its parts together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => SEVERE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

for (const theme of ['light', 'dark'] as const) {
  test(`has no severe barriers, ${theme}: idle, choosing, reading code, running, finished`, async ({
    lab,
    page,
  }) => {
    // Six times over the whole page.
    test.slow();
    await lab.ready();
    await lab.chooseTheme(theme);
    expect(await severeViolations(page)).toEqual([]);
    await lab.workload.click();
    expect(await severeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await lab.openOptions();
    await lab.chooseWorkload('Shared counter');
    await lab.chooseStrategy('Threads');
    await lab.choice('Cores').selectOption({ label: 'Which…' });
    expect(await severeViolations(page)).toEqual([]);
    await page.keyboard.press('Control+K');
    await expect(page.locator('.hljs-keyword').first()).toBeVisible();
    expect(await severeViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await lab.choice('Cores').selectOption({ label: 'All' });
    await lab.chooseWorkload('Primes');
    await startLongRun(lab, 'Python', 'Threads');
    await expect(lab.workerRow('thread 1')).toBeVisible();
    expect(await severeViolations(page)).toEqual([]);
    await lab.stopButton.click();
    await expect(lab.state('Cancelled')).toBeVisible();
    expect(await severeViolations(page)).toEqual([]);
  });
}
