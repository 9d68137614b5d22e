import type { Locator, Page } from '@playwright/test';

/** What a test changes of the panel; all else stays as it stands there. */
export interface PanelInput {
  readonly strategies: readonly string[];
  readonly tasks: number;
  readonly limit: number;
}

/** The compare view as its user names things: by role and label. */
export class ComparePage {
  readonly page: Page;
  readonly panel: Locator;
  readonly comparison: Locator;
  readonly progress: Locator;
  readonly conclusion: Locator;
  readonly warnings: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('region', { name: 'Experiment', exact: true });
    this.comparison = page.getByRole('region', { name: 'Comparison', exact: true });
    this.progress = this.comparison.getByRole('region', { name: 'Progress', exact: true });
    this.conclusion = this.comparison.getByRole('region', { name: 'Conclusion', exact: true });
    this.warnings = this.comparison.getByRole('list', { name: 'Warnings', exact: true });
  }

  tab(name: 'Lab' | 'Compare' | 'History'): Locator {
    return this.page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name, exact: true });
  }

  button(name: 'Start' | 'Stop' | 'Pause' | 'Resume' | 'Skip'): Locator {
    return this.panel.getByRole('button', { name, exact: true });
  }

  /** A list of numbers, of the work or of the workers. */
  list(label: string): Locator {
    return this.panel.getByRole('textbox', { name: label, exact: true });
  }

  number(label: string): Locator {
    return this.panel.getByRole('spinbutton', { name: label, exact: true });
  }

  /** Opens the view and asks for primes on Node.js alone, without warm-ups and pauses. */
  async fill({ strategies, tasks, limit }: PanelInput): Promise<void> {
    await this.tab('Compare').click();
    await this.check('Runtimes', /^Node\.js/);
    await this.check('Strategies', strategies);
    await this.list('Tasks').fill(String(tasks));
    await this.list('Limit').fill(String(limit));
    await this.number('Warm-ups first').fill('0');
    await this.openAdvanced();
    await this.number('Pause before each run').fill('0');
  }

  async chooseRepeats(repeats: number): Promise<void> {
    await this.panel.getByRole('button', { name: 'Fixed number' }).click();
    await this.number('Repeats').fill(String(repeats));
  }

  /** Main has answered to what stands in the panel. */
  plan(text: string): Locator {
    return this.panel.getByRole('paragraph').filter({ hasText: text });
  }

  /** The word that tells the state of the experiment. */
  state(name: 'Running' | 'Paused'): Locator {
    return this.progress.getByText(name, { exact: true });
  }

  get table(): Locator {
    return this.comparison.getByRole('table', { name: 'Configurations' });
  }

  /** A row a configuration, as they are sorted. */
  get rows(): Locator {
    return this.table.getByRole('row').filter({ has: this.page.getByRole('rowheader') });
  }

  row(label: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('button', { name: label, exact: true }) });
  }

  async sortBy(column: string): Promise<void> {
    await this.table.getByRole('button', { name: column }).click();
  }

  sorted(column: string): Locator {
    return this.table.getByRole('columnheader', { name: column });
  }

  /** Opens or closes what else is known of a configuration. */
  async toggle(label: string): Promise<void> {
    await this.row(label).getByRole('button').click();
  }

  /** The runs of the configuration that is open. */
  get runs(): Locator {
    return this.comparison
      .getByRole('table', { name: /^Runs of / })
      .getByRole('row')
      .filter({ has: this.page.getByRole('cell') });
  }

  private async openAdvanced(): Promise<void> {
    const section = this.panel.getByRole('group').filter({ hasText: /^Advanced/ });
    if ((await section.getAttribute('open')) === null) {
      await section.getByText('Advanced').click();
    }
  }

  /** Ticks what is named, the first of those that match a pattern, and nothing else. */
  private async check(group: string, wanted: readonly string[] | RegExp): Promise<void> {
    const boxes = this.panel.getByRole('group', { name: group, exact: true }).getByRole('checkbox');
    await boxes.first().waitFor();
    const named =
      wanted instanceof RegExp
        ? [this.panel.getByRole('checkbox', { name: wanted }).first()]
        : wanted.map((name) => this.panel.getByRole('checkbox', { name, exact: true }));
    // First those that are wanted: without any, the panel would choose for itself again.
    for (const box of named) await setChecked(box, true);
    const chosen = await Promise.all(named.map(nameOf));
    for (const box of await boxes.all()) {
      if (!chosen.includes(await nameOf(box))) await setChecked(box, false);
    }
  }
}

/** By its label, which is what a mouse hits: the input itself may not be drawn. */
async function setChecked(box: Locator, isChecked: boolean): Promise<void> {
  if ((await box.isChecked()) !== isChecked) await box.locator('xpath=..').click();
}

function nameOf(box: Locator): Promise<string> {
  return box.locator('xpath=..').innerText();
}
