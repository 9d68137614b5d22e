import type { Locator, Page } from '@playwright/test';

/** The lessons as their user names things: by role and label. */
export class LessonPage {
  readonly page: Page;
  readonly region: Locator;
  readonly entries: Locator;
  readonly answer: Locator;

  constructor(page: Page) {
    this.page = page;
    this.region = page.getByRole('region', { name: 'Lesson', exact: true });
    this.entries = page.getByRole('navigation', { name: 'Lessons' }).getByRole('button');
    this.answer = this.region.getByRole('region', { name: 'Outcome' });
  }

  /** In the list. */
  entry(title: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Lessons' })
      .getByRole('button', { name: new RegExp(`^${title} \\d`) });
  }

  get curves(): Locator {
    return this.region.getByRole('radio');
  }

  /** By what it says. */
  curve(label: string): Locator {
    return this.region.getByRole('radio', { name: label });
  }

  get run(): Locator {
    return this.button('Run it');
  }

  get stop(): Locator {
    return this.button('Stop');
  }

  button(name: string): Locator {
    return this.region.getByRole('button', { name, exact: true });
  }

  /** Of what was measured. */
  get dots(): Locator {
    return this.region.getByRole('figure').locator('.recharts-line-dot');
  }

  /** Of the table, one a point. */
  get rows(): Locator {
    return this.region
      .getByRole('table', { name: 'Points' })
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  }
}
