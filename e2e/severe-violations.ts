import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const SEVERE = ['serious', 'critical'];

/** What axe finds that would keep somebody out, with where it is. */
export async function severeViolations(page: Page): Promise<readonly string[]> {
  // Electron can't open the second page in which axe would otherwise put its parts together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => SEVERE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
