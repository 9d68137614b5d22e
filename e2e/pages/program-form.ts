import type { Locator, Page } from '@playwright/test';

import { untilStarted } from '../started-run.ts';

/** The form for programs of the user's own, in the panel of the lab or of comparing. */
export class ProgramForm {
  readonly page: Page;
  readonly panel: Locator;

  constructor(page: Page, panel: 'Launch' | 'Experiment') {
    this.page = page;
    this.panel = page.getByRole('region', { name: panel, exact: true });
  }

  get command(): Locator {
    return this.panel.getByRole('textbox', { name: 'Command', exact: true });
  }

  get words(): Locator {
    return this.panel.getByRole('list', { name: 'Words' }).getByRole('listitem');
  }

  get runButton(): Locator {
    return this.panel.getByRole('button', { name: 'Run', exact: true });
  }

  /** Starts the program, and waits until its run has taken the place of the one before. */
  start(): Promise<void> {
    return untilStarted(this.page, () => this.runButton.click());
  }

  /** Values of what stands in braces. */
  values(name: string): Locator {
    return this.panel.getByRole('textbox', { name: `{${name}}`, exact: true });
  }

  text(label: string): Locator {
    return this.panel.getByRole('textbox', { name: label, exact: true });
  }

  check(label: string): Locator {
    return this.panel.getByRole('checkbox', { name: label, exact: true });
  }

  async open(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Your own program' }).click();
  }

  async openMore(): Promise<void> {
    await this.panel.locator('summary').filter({ hasText: /^More/ }).click();
  }
}
