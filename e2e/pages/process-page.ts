import type { Locator, Page } from '@playwright/test';

/** The process view as its user names things: by role and label. */
export class ProcessPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly filter: Locator;
  readonly details: Locator;
  readonly actions: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('treegrid', { name: 'Processes' });
    this.filter = page.getByRole('searchbox', { name: 'Filter processes' });
    this.details = page.getByRole('complementary', { name: 'Details' });
    this.actions = this.details.getByRole('group', { name: 'Actions' });
  }

  async show(): Promise<void> {
    await this.page.keyboard.press('Control+5');
    await this.grid.waitFor();
  }

  /** The row of a process; its pid stands in a cell of its own. */
  row(pid: number): Locator {
    const cell = this.page.getByRole('gridcell', { name: String(pid), exact: true });
    return this.grid.getByRole('row').filter({ has: cell });
  }

  action(name: string): Locator {
    return this.actions.getByRole('button', { name, exact: true });
  }

  /** A fact in the details: `State`, `PSS`. */
  fact(name: string): Locator {
    const term = this.details.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) });
    return term.locator('xpath=following-sibling::*[1]');
  }

  /** Lists this process and what it is below of, and selects it. */
  async find(pid: number): Promise<void> {
    await this.filter.fill(`pid = ${pid}`);
    await this.row(pid).click();
  }
}
