import type { Locator, Page } from '@playwright/test';

/** The history as its user names things: by role and label. */
export class HistoryPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly search: Locator;
  readonly details: Locator;
  readonly run: Locator;
  readonly experiment: Locator;
  readonly overlay: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Runs and experiments' });
    this.search = page.getByRole('searchbox', { name: 'Search the history' });
    this.details = page.getByRole('complementary', { name: 'Details' });
    this.run = page.getByRole('region', { name: 'Run from the history' });
    this.experiment = page.getByRole('region', { name: 'Experiment from the history' });
    this.overlay = page.getByRole('region', { name: 'Overlay' });
  }

  async show(): Promise<void> {
    await this.page.keyboard.press('Control+3');
    await this.search.waitFor();
  }

  /** Entries, without the head. */
  get rows(): Locator {
    return this.grid.getByRole('row').filter({ has: this.page.getByRole('checkbox') });
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** What can be done with the chosen entries; why it can't be done now stands in the name. */
  action(name: 'Open' | 'Rerun' | 'Overlay' | 'Export…' | 'Delete'): Locator {
    return this.page
      .getByRole('toolbar', { name: 'Actions' })
      .getByRole('button', { name: new RegExp(`^${name}`) });
  }

  field(label: 'Title' | 'Tags' | 'Note'): Locator {
    return this.details.getByRole('textbox', { name: label, exact: true });
  }

  async open(row: Locator): Promise<void> {
    await row.click();
    await this.page.keyboard.press('Enter');
  }

  async back(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back' }).click();
  }
}
