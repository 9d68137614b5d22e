import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { valueFromMain } from './ask-main.ts';
import { expect } from './fixtures.ts';

const SEVERE = ['serious', 'critical'];

/** What axe finds that would keep somebody out, with where it is. */
export async function severeViolations(page: Page): Promise<readonly string[]> {
  // Electron can't open the second page in which axe would otherwise put its parts together.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => SEVERE.includes(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** The same in each theme, one after the other, of a page that follows the system's. */
export async function severeViolationsInThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await valueFromMain(page, 'settings:update', { theme });
    await expect.poll(() => drawnTheme(page)).toBe(theme);
    for (const violation of await severeViolations(page)) found.push(`${theme}: ${violation}`);
  }
  return found;
}

/** `null`: colours are still on their way from one to the other. */
function drawnTheme(page: Page): Promise<string | null> {
  return page.evaluate<string | null>(`(() => {
    const transitions = document.getAnimations().filter((each) => each instanceof CSSTransition);
    if (transitions.length > 0) return null;
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  })()`);
}
